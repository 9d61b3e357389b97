package rollbook.kit.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted of one consumer. All counters are there from its start, at 0, so that an alarm sees the first rise. */
final class ConsumerMetrics {
    private final AtomicLong lag;
    private final Counter unknown;
    private final Counter deadLetters;
    private final Counter topicRecreated;
    private final Counter offsetsLost;

    ConsumerMetrics(String consumer, MeterRegistry meters) {
        var tags = Tags.of("consumer", consumer);
        lag = meters.gauge("rollbook.consumer.lag", tags, new AtomicLong(), AtomicLong::doubleValue);
        unknown = meters.counter("rollbook.events.unknown", tags);
        deadLetters = meters.counter("rollbook.dead.letters", tags);
        topicRecreated = meters.counter("rollbook.consumer.topic.recreated", tags);
        offsetsLost = meters.counter("rollbook.consumer.offsets.lost", tags);
    }

    /** Messages in Kafka not yet polled. */
    void lag(long messages) {
        lag.set(messages);
    }

    /** What a committed batch held that could not be handled. */
    void notHandled(int unknownTypes, int newDeadLetters) {
        unknown.increment(unknownTypes);
        deadLetters.increment(newDeadLetters);
    }

    /** An alarm: a topic was deleted and made again. */
    void topicRecreated() {
        topicRecreated.increment();
    }

    /** An alarm: so many offsets were given up, because Kafka no longer has them. */
    void offsetsLost(long offsets) {
        offsetsLost.increment((double) offsets);
    }
}
