/** Proof of what this package promises. */
@NullMarked
package rollbook.kit.webhook;

import org.jspecify.annotations.NullMarked;
