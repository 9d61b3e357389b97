/** Proof that nothing owed is lost or overtaken, whatever happens to whoever sends it. */
@NullMarked
package rollbook.kit.outbox;

import org.jspecify.annotations.NullMarked;
