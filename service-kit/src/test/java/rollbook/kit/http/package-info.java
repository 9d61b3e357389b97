/** Proof of what this package promises. */
@NullMarked
package rollbook.kit.http;

import org.jspecify.annotations.NullMarked;
