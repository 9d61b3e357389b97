/** What the simulators have in common: one request and its answer, pages, and signed tokens. Nothing but the JDK and Vert.x. */
@NullMarked
package rollbook.stack.wire;

import org.jspecify.annotations.NullMarked;
