/** Who is calling, as the OIDC token proves it. DESIGN §5. */
@NullMarked
package rollbook.kit.identity;

import org.jspecify.annotations.NullMarked;
