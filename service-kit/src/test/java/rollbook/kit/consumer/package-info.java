/** Proof that every event has its effect exactly once, whatever is in it and whoever handles it. */
@NullMarked
package rollbook.kit.consumer;

import org.jspecify.annotations.NullMarked;
