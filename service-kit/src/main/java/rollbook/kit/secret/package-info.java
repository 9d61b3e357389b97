/** Values sealed at rest and on compacted topics. DESIGN §5. */
@NullMarked
package rollbook.kit.secret;

import org.jspecify.annotations.NullMarked;
