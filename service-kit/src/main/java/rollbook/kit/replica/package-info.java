/** Copies of what another service owns, and how they notice that they missed something. DESIGN §2, §3. */
@NullMarked
package rollbook.kit.replica;

import org.jspecify.annotations.NullMarked;
