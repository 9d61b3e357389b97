/** Google Classroom over Google's APIs, and the tokens of its pushes. */
@NullMarked
package rollbook.lms.outbound.google;

import org.jspecify.annotations.NullMarked;
