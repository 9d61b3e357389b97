package rollbook.bench;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Envelope;
import rollbook.events.EventCodec;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.stack.LocalStack;

/** An import under way: one batch by CSV in chunks of 500 on the bulk lane, as enrollment-service says it. */
final class Import {
    private static final int CHUNK = 500;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final LocalStack stack;
    private final UUID license;

    Import(LocalStack stack, UUID license) {
        this.stack = stack;
        this.license = license;
    }

    /** Says {@code people} people at once; license-service is busy with them from now on. */
    void begin(int people) throws SQLException, InterruptedException, ExecutionException {
        var batch = UUID.randomUUID();
        var stamp = stamp();
        var staff = new Actor(null, null, Actor.Role.STAFF);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", stack.kafka(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var said = new ArrayList<Future<RecordMetadata>>();
            for (var from = 0; from < people; from += CHUNK) {
                var first = from;
                var named = IntStream.range(first, Math.min(people, first + CHUNK))
                        .mapToObj(i -> new UserEnrolled.Person(i + 1, "i" + i + "." + batch + "@x.example", null))
                        .toList();
                said.add(say(
                        producer,
                        new UserEnrolled(license, EnrollmentMethod.CSV, null, batch, null, staff, stamp, named)));
            }
            for (var one : said) {
                one.get();
            }
        }
    }

    private static Future<RecordMetadata> say(KafkaProducer<String, byte[]> producer, UserEnrolled fact) {
        var message = EventCodec.encode(new Envelope<>(UUID.randomUUID(), "/bench", Instant.now(), fact));
        var sent = new ProducerRecord<>(Topic.ENROLLMENT_BULK.wireName(), message.key(), message.body());
        message.headers().forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return producer.send(sent);
    }

    /** Waits until so many are members; what is measured next is not to be beside it. */
    void await(int people) throws SQLException, InterruptedException {
        while (number("select members from license where id = '" + license + "'") < people) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private long stamp() throws SQLException {
        return number("select (extract(epoch from clock_timestamp()) * 1000000)::bigint");
    }

    private Long number(String query) throws SQLException {
        var access = stack.database("license");
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
