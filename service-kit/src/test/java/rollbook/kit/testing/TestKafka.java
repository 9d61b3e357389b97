package rollbook.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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

/** One Kafka broker (KRaft, a process of its own) per test JVM, with the topics of the catalogue; it ends with the JVM. */
public final class TestKafka {
    private TestKafka() {}

    /** Its address, {@code host:port}. */
    public static String bootstrapServers() {
        return Broker.INSTANCE.bootstrapServers;
    }

    // Not in Broker: the waiting happens on another thread, which may not enter a class that is still being
    // initialized.
    private static void createTopics(String bootstrapServers) {
        var topics = Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.wireName(), Topic.PARTITIONS, (short) 1))
                .toList();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> created(admin, topics));
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

    private static final class Broker {
        static final Broker INSTANCE = new Broker();

        private final String bootstrapServers;

        private Broker() {
            try {
                var port = freePort();
                var folder = Files.createTempDirectory("test-kafka");
                bootstrapServers = "127.0.0.1:" + port;
                var settings = Files.writeString(folder.resolve("server.properties"), settings(folder, port));
                java(
                                folder,
                                "kafka.tools.StorageTool",
                                "format",
                                "-t",
                                Uuid.randomUuid().toString(),
                                "-c",
                                settings.toString())
                        .waitFor();
                var broker = java(folder, "kafka.Kafka", settings.toString());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broker, folder)));
                createTopics(bootstrapServers);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static Process java(Path folder, String main, String... arguments) throws IOException {
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

        private static String settings(Path folder, int port) throws IOException {
            var controller = freePort();
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
                    """.formatted(port, controller, folder.resolve("log"));
        }

        private static void end(Process broker, Path folder) {
            broker.destroyForcibly();
            try (var files = Files.walk(folder)) {
                broker.waitFor();
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }
}
