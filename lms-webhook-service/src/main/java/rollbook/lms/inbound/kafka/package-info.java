/** What the other services say. */
@NullMarked
package rollbook.lms.inbound.kafka;

import org.jspecify.annotations.NullMarked;
