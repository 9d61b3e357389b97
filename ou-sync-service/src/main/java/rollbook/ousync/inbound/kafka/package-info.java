/** What the other services say. */
@NullMarked
package rollbook.ousync.inbound.kafka;

import org.jspecify.annotations.NullMarked;
