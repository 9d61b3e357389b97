/** The same request sent twice has one effect. DESIGN §5. */
@NullMarked
package rollbook.kit.idempotency;

import org.jspecify.annotations.NullMarked;
