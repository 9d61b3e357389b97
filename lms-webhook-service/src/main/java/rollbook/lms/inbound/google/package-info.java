/** Where Google sends a teacher's browser back to. */
@NullMarked
package rollbook.lms.inbound.google;

import org.jspecify.annotations.NullMarked;
