package rollbook.kit.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/**
 * What is counted of one consumer. All counters are there from its start, at 0, so that an alarm sees the first rise. What
 * Kafka lost is noticed at the very start, before anybody has looked at the 0: so its alarms go by how long ago that was.
 */
final class ConsumerMetrics {
    private final AtomicLong lag;
    private final Counter unknown;
    private final Counter deadLetters;
    private final Counter topicRecreated;
    private final Counter offsetsLost;
    private volatile double recreatedAt = Double.NEGATIVE_INFINITY;
    private volatile double lostAt = Double.NEGATIVE_INFINITY;

    ConsumerMetrics(String consumer, MeterRegistry meters) {
        var tags = Tags.of("consumer", consumer);
        lag = meters.gauge("rollbook.consumer.lag", tags, new AtomicLong(), AtomicLong::doubleValue);
        unknown = meters.counter("rollbook.events.unknown", tags);
        deadLetters = meters.counter("rollbook.dead.letters", tags);
        topicRecreated = meters.counter("rollbook.consumer.topic.recreated", tags);
        offsetsLost = meters.counter("rollbook.consumer.offsets.lost", tags);
        age("rollbook.consumer.topic.recreated.age.seconds", tags, meters, metrics -> metrics.recreatedAt);
        age("rollbook.consumer.offsets.lost.age.seconds", tags, meters, metrics -> metrics.lostAt);
    }

    /** Seconds since; infinite where it never was. Of a consumer begun anew the latest counts. */
    private void age(String name, Tags tags, MeterRegistry meters, ToDoubleFunction<ConsumerMetrics> at) {
        meters.find(name).tags(tags).gauges().forEach(meters::remove);
        Gauge.builder(name, this, metrics -> now() - at.applyAsDouble(metrics))
                .tags(tags)
                .register(meters);
    }

    private static double now() {
        return System.nanoTime() / 1e9;
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
        recreatedAt = now();
    }

    /** An alarm: so many offsets were given up, because Kafka no longer has them. */
    void offsetsLost(long offsets) {
        offsetsLost.increment((double) offsets);
        lostAt = now();
    }
}
