package rollbook.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import rollbook.events.EventCodec;
import rollbook.events.EventMessage;
import rollbook.events.MembershipChanged;
import rollbook.events.Topic;
import rollbook.events.UnreadableEventException;

/** Listens to a topic from now on, and keeps what arrived the first time, in order per key. */
final class Heard implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> client;
    private final Set<UUID> ids = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Long> last = new HashMap<>();
    private final Set<UUID> outOfOrder = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean stopping;
    private final AtomicInteger repetitions = new AtomicInteger();

    Heard(String bootstrapServers, Topic topic) {
        client = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic.wireName(), partition))
                .toList();
        client.assign(all);
        client.seekToEnd(all);
        all.forEach(client::position);
        thread = Thread.ofPlatform().start(this::listen);
    }

    Set<UUID> ids() {
        return ids;
    }

    /** Keys of which something was first heard after something written later. */
    Set<UUID> outOfOrder() {
        return outOfOrder;
    }

    int repetitions() {
        return repetitions.get();
    }

    private void listen() {
        while (!stopping) {
            for (var message : client.poll(Duration.ofMillis(50))) {
                var headers = new HashMap<String, String>();
                message.headers()
                        .forEach(header ->
                                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
                hear(new EventMessage(message.key(), headers, message.value()));
            }
        }
    }

    private void hear(EventMessage message) {
        try {
            var envelope = EventCodec.decode(message).orElseThrow();
            var event = (MembershipChanged) envelope.event();
            if (!ids.add(envelope.id())) {
                repetitions.incrementAndGet();
            } else if (heardUpTo(event) != event.previousSeq()) {
                outOfOrder.add(event.key());
            }
        } catch (UnreadableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which of its key was the last one heard before {@code event}. */
    private long heardUpTo(MembershipChanged event) {
        var before = last.put(event.key(), event.seq());
        return before == null ? 0 : before;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
