/** Lists page by cursor. DESIGN §5. */
@NullMarked
package rollbook.kit.paging;

import org.jspecify.annotations.NullMarked;
