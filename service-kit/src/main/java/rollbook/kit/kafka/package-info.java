/** Where Kafka is, and how a service's clients prove who they are and whom they speak to. */
@NullMarked
package rollbook.kit.kafka;

import org.jspecify.annotations.NullMarked;
