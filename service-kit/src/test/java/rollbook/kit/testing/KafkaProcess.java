package rollbook.kit.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.awaitility.Awaitility;
import rollbook.events.Topic;

/** A Kafka broker (KRaft) as a process with a folder of its own; both end with this JVM. */
final class KafkaProcess {
    /** A port may be taken by another process after it was chosen: the broker ends at once then. */
    private static final int ATTEMPTS = 3;

    private static final String MAIN = "kafka.Kafka";

    private final Path folder = Files.createTempDirectory("test-kafka");
    private final int port = TestPorts.free();
    private final Process process;

    private KafkaProcess() throws IOException, InterruptedException {
        var settings = Files.writeString(folder.resolve("server.properties"), settings())
                .toString();
        java("kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(), "-c", settings)
                .waitFor();
        process = java(MAIN, settings);
    }

    /** A broker that answers and has the topics of the catalogue. */
    static KafkaProcess start() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var broker = new KafkaProcess();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::end));
            broker.createTopics();
            if (broker.process.isAlive()) {
                return broker;
            }
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("Kafka ended while it started, at port " + broker.port);
            }
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    private void createTopics() {
        var topics = Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.wireName(), Topic.PARTITIONS, (short) 1))
                .toList();
        try (var admin = Admin.create(Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "default.api.timeout.ms",
                5_000,
                "request.timeout.ms",
                5_000))) {
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !process.isAlive() || created(admin, topics));
        }
    }

    private static boolean created(Admin admin, List<NewTopic> topics) throws InterruptedException {
        try {
            admin.createTopics(topics).all().get();
            return true;
        } catch (ExecutionException e) {
            return e.getCause() instanceof TopicExistsException;
        }
    }

    private Process java(String main, String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(
                        Stream.of(
                                java,
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main),
                        Arrays.stream(arguments))
                .toList();
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(main + ".log").toFile())
                .start();
    }

    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(port, TestPorts.free(), folder.resolve("log"));
    }

    private void end() {
        process.destroyForcibly();
        try {
            process.waitFor();
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
