/** Every error of every API, as RFC 9457 problem+json, from tables. DESIGN §5. */
@NullMarked
package rollbook.kit.problem;

import org.jspecify.annotations.NullMarked;
