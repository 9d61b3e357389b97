/** Traces that go on from a request through the outbox and Kafka to whoever handles what was said (ADR 0018). */
@NullMarked
package rollbook.kit.trace;

import org.jspecify.annotations.NullMarked;
