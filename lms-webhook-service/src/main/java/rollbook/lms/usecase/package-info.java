/** What is asked of this service, one class each, and the ports it is done through. */
@NullMarked
package rollbook.lms.usecase;

import org.jspecify.annotations.NullMarked;
