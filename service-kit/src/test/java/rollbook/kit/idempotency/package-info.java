/** Proof of what this package promises. */
@NullMarked
package rollbook.kit.idempotency;

import org.jspecify.annotations.NullMarked;
