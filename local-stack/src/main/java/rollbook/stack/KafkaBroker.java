package rollbook.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import rollbook.events.Topic;

/** A Kafka 4 broker that is its own controller (KRaft): its folder, its process and Rollbook's topics. */
final class KafkaBroker {
    static final String NAME = "kafka";
    /** Small and quick to start, for a machine that runs everything. */
    static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders");

    private static final long ADMIN_SECONDS = 20;

    private final StackHome home;
    private final Path libraries;
    private final int port;
    private final int controllerPort;

    KafkaBroker(StackHome home, Path libraries, int port, int controllerPort) {
        this.home = home;
        this.libraries = libraries;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Writes the configuration and formats the folder where it is new. */
    ChildSpec prepare() throws IOException {
        var folder = Files.createDirectories(home.data(NAME));
        var config = folder.resolve("server.properties");
        Files.writeString(config, configuration(folder.resolve("data")));
        if (!Files.exists(folder.resolve("data/meta.properties"))) {
            var format = List.of("format", "-t", Uuid.randomUuid().toString(), "-c", config.toString());
            new Launcher(home).run(NAME, java("kafka.tools.StorageTool", format), Map.of(), 60);
        }
        return new ChildSpec(
                NAME,
                java("kafka.Kafka", List.of(config.toString())),
                Map.of(),
                port,
                this::answers,
                Duration.ofSeconds(60),
                Signal.TERM);
    }

    /** Makes every topic of the catalogue that is not there: the broker itself makes none. */
    void createTopics() throws ExecutionException, InterruptedException, TimeoutException {
        try (var admin = admin(10_000)) {
            var there = admin.listTopics().names().get(ADMIN_SECONDS, TimeUnit.SECONDS);
            var missing = Arrays.stream(Topic.values())
                    .filter(topic -> !there.contains(topic.wireName()))
                    .map(topic -> new NewTopic(topic.wireName(), Topic.PARTITIONS, (short) 1)
                            .configs(retention(topic.retention())))
                    .toList();
            admin.createTopics(missing).all().get(ADMIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Makes these anew, with nothing in them; whoever reads or writes them is to be ended. */
    void makeAnew(Collection<Topic> topics) throws ExecutionException, InterruptedException, TimeoutException {
        var names = topics.stream().map(Topic::wireName).toList();
        try (var admin = admin(10_000)) {
            admin.deleteTopics(names).all().get(ADMIN_SECONDS, TimeUnit.SECONDS);
        }
        createTopics();
    }

    private static Map<String, String> retention(Topic.Retention retention) {
        return switch (retention) {
            case SEVEN_DAYS ->
                Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        Long.toString(Duration.ofDays(7).toMillis()));
            case COMPACT -> Map.of("cleanup.policy", "compact");
        };
    }

    private boolean answers() throws ExecutionException, InterruptedException, TimeoutException {
        if (Ports.isFree(port)) {
            return false;
        }
        try (var admin = admin(2_000)) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        }
    }

    private Admin admin(int timeoutMillis) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeoutMillis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                timeoutMillis));
    }

    private List<String> java(String main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Launcher.java());
        command.addAll(JVM);
        command.addAll(List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"));
        command.add("-Dorg.apache.logging.log4j.level=INFO");
        command.addAll(List.of("-cp", libraries.resolve("*").toString(), main));
        command.addAll(arguments);
        return command;
    }

    private String configuration(Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=12
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0
                # a killed broker may come back as soon as its old session ended; the usual 9 s are for real networks
                broker.heartbeat.interval.ms=500
                broker.session.timeout.ms=2000
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, data);
    }
}
