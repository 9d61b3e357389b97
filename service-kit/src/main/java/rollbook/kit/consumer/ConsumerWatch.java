package rollbook.kit.consumer;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import rollbook.kit.consumer.ConsumerLag.Behind;
import rollbook.kit.consumer.ConsumerLag.KafkaAwayException;
import rollbook.kit.watch.Watch;
import rollbook.kit.watch.Watched;

/** How far all replicas together are behind with each topic, and whether Kafka can be asked at all. */
@ApplicationScoped
class ConsumerWatch implements Watch {
    private static final Watched KAFKA_UP =
            new Watched("rollbook.kafka.up", "1 while Kafka answers this replica, else 0");

    private final ConsumerLag lag;
    private final Map<String, Watched> topics;

    ConsumerWatch(ConsumerLag lag, @All List<EventConsumer> consumers) {
        this.lag = lag;
        topics = consumers.stream()
                .flatMap(consumer -> consumer.topics().stream().map(topic -> lagOf(consumer, topic.wireName())))
                .collect(Collectors.toUnmodifiableMap(
                        watched -> watched.tags().getOrDefault("topic", ""), Function.identity()));
    }

    private static Watched lagOf(EventConsumer consumer, String topic) {
        return new Watched(
                "rollbook.topic.lag",
                "Messages of a topic not handled yet, whichever replica is to handle them",
                Map.of("consumer", consumer.name(), "topic", topic));
    }

    @Override
    public List<Watched> watched() {
        var all = new ArrayList<>(topics.values());
        all.add(KAFKA_UP);
        return all;
    }

    @Override
    public Map<Watched, Double> read() {
        try {
            var read = new HashMap<Watched, Double>();
            for (var behind : lag.measure()) {
                read.put(watched(behind), (double) behind.messages());
            }
            read.put(KAFKA_UP, 1.0);
            return read;
        } catch (KafkaAwayException e) {
            return Map.of(KAFKA_UP, 0.0);
        }
    }

    private Watched watched(Behind behind) {
        return Objects.requireNonNull(topics.get(behind.topic()));
    }
}
