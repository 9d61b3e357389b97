/** Proof of what this package promises. */
@NullMarked
package rollbook.kit.failure;

import org.jspecify.annotations.NullMarked;
