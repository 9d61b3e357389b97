package rollbook.kit.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import rollbook.events.Topic;

/** A Kafka broker (KRaft) as a process with a folder of its own; both end with this JVM. */
final class KafkaProcess {
    /** A port may be taken by another process after it was chosen: the broker ends at once then. */
    private static final int ATTEMPTS = 3;

    private static final String MAIN = "kafka.Kafka";

    private final Path folder = Files.createTempDirectory("test-kafka");
    private final int port = TestPorts.free();
    private final Door door;
    private final Process process;

    private KafkaProcess(Door door) throws IOException, InterruptedException {
        this.door = door;
        var settings = Files.writeString(folder.resolve("server.properties"), settings())
                .toString();
        var format = Stream.concat(
                Stream.of("format", "-t", Uuid.randomUuid().toString(), "-c", settings), door.format().stream());
        java("kafka.tools.StorageTool", format.toArray(String[]::new)).waitFor();
        process = java(MAIN, settings);
    }

    /**
     * How its clients are let in.
     *
     * @param protocol Kafka's word for it
     * @param settings more lines of the broker's settings
     * @param format more arguments of what makes its folder: the users there are
     * @param client what a client is told
     */
    record Door(String protocol, String settings, List<String> format, Map<String, Object> client) {
        static final Door OPEN = new Door("PLAINTEXT", "", List.of(), Map.of());
    }

    /** A broker that lets in everybody, answers and has the topics of the catalogue. */
    static KafkaProcess start() throws IOException, InterruptedException {
        return start(Door.OPEN);
    }

    /** The same with another door. */
    static KafkaProcess start(Door door) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var broker = new KafkaProcess(door);
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
        var client = new HashMap<>(door.client());
        client.put("bootstrap.servers", bootstrapServers());
        client.put("default.api.timeout.ms", 5_000);
        client.put("request.timeout.ms", 5_000);
        try (var admin = Admin.create(client)) {
            Patience.await().until(() -> !process.isAlive() || created(admin, topics));
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
                listeners=%4$s://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=%4$s
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,%4$s:%4$s
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(port, TestPorts.free(), folder.resolve("log"), door.protocol()) + door.settings();
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
