/** What the other services say: licenses as they stand, verdicts on what we asked. */
@NullMarked
package rollbook.enrollment.inbound.kafka;

import org.jspecify.annotations.NullMarked;
