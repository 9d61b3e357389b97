package rollbook.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import rollbook.stack.LocalStack;

/** The anchor of live enrollment: one durable INSERT, and one message through Kafka to a consumer that waits for it. */
final class InsertAndRoundTrip implements AutoCloseable {
    private static final String TOPIC = "bench.round-trip";

    private final Connection database;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;

    InsertAndRoundTrip(LocalStack stack) throws InterruptedException {
        var bootstrap = Map.<String, Object>of("bootstrap.servers", stack.kafka());
        try (var admin = Admin.create(bootstrap)) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get();
            }
            var access = stack.database("license");
            database = DriverManager.getConnection(access.url(), access.user(), access.password());
            try (var statement = database.createStatement()) {
                statement.execute(
                        "create table if not exists bench_insert (id uuid primary key, address text not null)");
            }
        } catch (ExecutionException | SQLException e) {
            throw new IllegalStateException(e);
        }
        producer = new KafkaProducer<>(bootstrap, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(bootstrap, new StringDeserializer(), new ByteArrayDeserializer());
        var partition = new TopicPartition(TOPIC, 0);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
    }

    Samples measure(int times) throws ExecutionException, InterruptedException {
        var nanos = new long[times];
        for (var i = 0; i < times + times / 5; i++) { // the first fifth warms up
            nanos[i % times] = once();
        }
        return Samples.of("bare INSERT + Kafka round trip", nanos);
    }

    /** Both once, the one after the other; in nanoseconds. */
    long once() throws ExecutionException, InterruptedException {
        var began = System.nanoTime();
        insert();
        var acknowledged = producer.send(new ProducerRecord<>(TOPIC, new byte[500]));
        while (consumer.poll(Duration.ofSeconds(5)).isEmpty()) {
            // an empty poll is a poll that timed out; the message is on its way
        }
        var nanos = System.nanoTime() - began;
        acknowledged.get();
        return nanos;
    }

    private void insert() {
        try (var statement = database.prepareStatement("insert into bench_insert values (?, ?)")) {
            statement.setObject(1, UUID.randomUUID());
            statement.setString(2, "p@x.example");
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
