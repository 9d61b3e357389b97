package rollbook.operations;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbook.events.Topic;

/** The topics operators make are the catalogue's, with as many partitions, kept as long. */
class TopicsTest {
    private static final Pattern NAMED = Pattern.compile("rollbook(\\.[a-z]+)+");

    @TempDir
    Path folder;

    @Test
    void the_script_makes_the_topics_of_the_catalogue() throws Exception {
        assertThat(asked(Map.of()).lines())
                .hasSameSizeAs(Topic.values())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .map(topic -> "--bootstrap-server kafka:9092 --create --if-not-exists --partitions "
                                + Topic.PARTITIONS + " --replication-factor 1 --topic " + topic.wireName()
                                + kept(topic))
                        .toList());
    }

    @Test
    void where_Kafka_asks_who_it_is_the_script_says_so() throws Exception {
        assertThat(asked(Map.of("ROLLBOOK_TOPIC_CLIENT", "/my client.properties"))
                        .lines())
                .hasSameSizeAs(Topic.values())
                .allMatch(line -> line.startsWith(
                        "--bootstrap-server kafka:9092 --command-config /my client.properties --create"));
    }

    /** What the script asks Kafka's tool for. */
    private String asked(Map<String, String> more) throws IOException, InterruptedException {
        var fake = Files.writeString(folder.resolve("kafka-topics.sh"), "#!/bin/sh\necho \"$@\"\n");
        assertThat(fake.toFile().setExecutable(true)).isTrue();
        var environment = new HashMap<>(more);
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
        environment.put("ROLLBOOK_KAFKA", "kafka:9092");
        return Project.run(environment, "bash", "k8s/components/kafka/topics.sh");
    }

    @Test
    void strimzi_makes_the_same() {
        var made = ManifestsTest.render("prod-operators").stream()
                .filter(each -> each.kind().equals("KafkaTopic"))
                .collect(toMap(Node::name, each -> each.at("spec")));

        assertThat(made.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::wireName).toList());
        for (var topic : Topic.values()) {
            var spec = Objects.requireNonNull(made.get(topic.wireName()));
            assertThat(spec.text("partitions")).isEqualTo(Integer.toString(Topic.PARTITIONS));
            var config = new StringBuilder(" --config cleanup.policy=" + spec.text("config", "cleanup.policy"));
            spec.find("config", "retention.ms").ifPresent(ms -> config.append(" --config retention.ms=" + ms.text()));
            assertThat(config).hasToString(kept(topic));
        }
    }

    @Test
    void no_manifest_names_a_topic_that_is_not_there() {
        var known = Arrays.stream(Topic.values()).map(Topic::wireName).toList();

        assertThat(ManifestsTest.render("prod-operators").stream()
                        .filter(each -> each.kind().equals("ScaledObject"))
                        .flatMap(Node::all)
                        .flatMap(each -> each.find("topic").stream())
                        .map(Node::text))
                .isNotEmpty()
                .isSubsetOf(known)
                .allMatch(topic -> NAMED.matcher(topic).matches());
    }

    private static String kept(Topic topic) {
        return switch (topic.retention()) {
            case SEVEN_DAYS ->
                " --config cleanup.policy=delete --config retention.ms="
                        + Duration.ofDays(7).toMillis();
            case COMPACT -> " --config cleanup.policy=compact";
        };
    }
}
