/** What license-service says: verdicts on what we asked. */
@NullMarked
package rollbook.enrollment.inbound.kafka;

import org.jspecify.annotations.NullMarked;
