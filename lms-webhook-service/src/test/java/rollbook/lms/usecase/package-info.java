/** Proof of what the use cases promise. */
@NullMarked
package rollbook.lms.usecase;

import org.jspecify.annotations.NullMarked;
