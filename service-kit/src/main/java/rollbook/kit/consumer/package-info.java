/** Reading events exactly once in effect: fence, dedup, dead letters, isolation of what fails. DESIGN §4. */
@NullMarked
package rollbook.kit.consumer;

import org.jspecify.annotations.NullMarked;
