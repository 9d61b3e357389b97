/** Owed messages and the relay that sends them. DESIGN §4. */
@NullMarked
package rollbook.kit.outbox;

import org.jspecify.annotations.NullMarked;
