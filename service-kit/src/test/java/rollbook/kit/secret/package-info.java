/** Proof of what this package promises. */
@NullMarked
package rollbook.kit.secret;

import org.jspecify.annotations.NullMarked;
