/** Proof of what this package promises. */
@NullMarked
package rollbook.kit.replica;

import org.jspecify.annotations.NullMarked;
