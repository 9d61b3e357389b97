package rollbook.bench;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import rollbook.stack.LocalStack;

/**
 * The other way to get people from Kafka into a database, without a line of code: Debezium's JDBC sink, upserting in
 * batches of 3 000 with {@code reWriteBatchedInserts}. The same: the rows of {@code person}, {@code membership} and {@code
 * ledger} to the last column, the server, the indexes. Not the same, and all in the sink's favor: it starts from finished
 * rows that lie in Kafka already (no file, no outbox, no judging, no seats, no identities, nothing announced), is warmed up,
 * and has a task for each table, where one license is one lane to us. Against it: each message carries its schema, as
 * Connect's own JSON does where there is no schema registry.
 */
final class JdbcSink {
    private static final int BATCH = 3_000;
    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final Map<String, String> KEYS =
            Map.of("person", "id", "membership", "license_id,person_id", "ledger", "license_id,seq");

    private final LocalStack stack;
    private final Path project;
    private final Path home;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    JdbcSink(LocalStack stack, Path project, Path home) {
        this.stack = stack;
        this.project = project;
        this.home = home;
    }

    /** Nanoseconds from the worker being ready, with all records in Kafka, until the last row is visible in the twins. */
    long into(Twins twins) throws IOException, InterruptedException, SQLException, ExecutionException {
        var records = new LinkedHashMap<String, List<byte[]>>();
        var source = new SinkRecords(twins.database());
        for (var table : Twins.TABLES) {
            records.put(table, source.of(table, twins.rowsOf(table)));
        }
        createTopics();
        try (var worker = new ConnectWorker(stack, project, home, BATCH)) {
            worker.awaitReady();
            for (var table : Twins.TABLES) {
                worker.create(run + "-" + table, settings(table));
            }
            warmUp(worker, twins, records);
            worker.pause();
            twins.empty();
            send(records);
            var began = System.nanoTime();
            worker.resume();
            awaitRows(worker, twins, records);
            return System.nanoTime() - began;
        }
    }

    /** A tenth of the rows, so that neither the worker nor its connections are new. */
    private void warmUp(ConnectWorker worker, Twins twins, Map<String, List<byte[]>> records)
            throws InterruptedException, SQLException, ExecutionException {
        var some = new LinkedHashMap<String, List<byte[]>>();
        records.forEach((table, all) -> some.put(table, all.subList(0, Math.ceilDiv(all.size(), 10))));
        send(some);
        awaitRows(worker, twins, some);
    }

    /** Each topic has one partition and each table one task: when the last row is there, all are. */
    private static void awaitRows(ConnectWorker worker, Twins twins, Map<String, List<byte[]>> records)
            throws InterruptedException, SQLException {
        for (var table : Twins.TABLES) {
            var rows = records.getOrDefault(table, List.of()).size();
            var isThere = twins.holdsRow(table, KEYS.getOrDefault(table, ""), rows);
            worker.await("to write " + table, WITHIN, () -> isTrue(twins, isThere));
            if (twins.count(table) != rows) {
                throw new IllegalStateException("the sink did not write every row of " + table);
            }
        }
    }

    private static boolean isTrue(Twins twins, String query) throws IOException {
        try {
            return twins.number(query) == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> settings(String table) {
        var access = stack.database("license");
        return Map.ofEntries(
                entry("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector"),
                entry("tasks.max", "1"),
                entry("topics", topic(table)),
                entry("connection.url", access.url() + "?reWriteBatchedInserts=true"),
                entry("connection.username", access.user()),
                entry("connection.password", access.password()),
                entry("collection.name.format", Twins.of(table)),
                entry("insert.mode", "upsert"),
                entry("primary.key.mode", "record_value"),
                entry("primary.key.fields", KEYS.getOrDefault(table, "")),
                entry("schema.evolution", "none"),
                entry("batch.size", Integer.toString(BATCH)));
    }

    private String topic(String table) {
        return "bench.sink.%s.%s".formatted(run, table);
    }

    private void createTopics() throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", stack.kafka()))) {
            admin.createTopics(Twins.TABLES.stream()
                            .map(table -> new NewTopic(topic(table), 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private void send(Map<String, List<byte[]>> records) throws InterruptedException, ExecutionException {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", stack.kafka(), "compression.type", "gzip", "linger.ms", 5, "batch.size", 262_144);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var table : Twins.TABLES) {
                Future<RecordMetadata> last = null;
                for (var record : records.getOrDefault(table, List.of())) {
                    last = producer.send(new ProducerRecord<>(topic(table), record));
                }
                producer.flush();
                if (last != null) {
                    last.get();
                }
            }
        }
    }
}
