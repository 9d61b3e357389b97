/** Proof of what this package promises. */
@NullMarked
package rollbook.kit.paging;

import org.jspecify.annotations.NullMarked;
