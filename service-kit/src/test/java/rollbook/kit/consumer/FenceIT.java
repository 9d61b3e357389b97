package rollbook.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.events.Topic;
import rollbook.kit.consumer.ConsumerProcess.Pause;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.ChildJvm;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.TestKafka;

/** A consumer that is stopped, loses its partitions to another and is then continued, writes nothing any more. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FenceIT {
    private static final Topic TOPIC = Topic.ENROLLMENT_BULK;

    @Inject
    Loops loops;

    @Inject
    Database database;

    private final String name = "fence-" + UUID.randomUUID();

    @AfterEach
    void stopLoops() {
        loops.close();
    }

    @Test
    void stopped_with_messages_in_hand_it_finds_the_fence_closed() {
        resumedWritesNothing(Pause.BEFORE_TRANSACTION, "fenced");
    }

    @Test
    void stopped_before_its_commit_it_holds_nobody_up_and_cannot_commit() {
        resumedWritesNothing(Pause.BEFORE_COMMIT, "rolled back");
    }

    private void resumedWritesNothing(Pause pause, String end) {
        var effects = new Effects(database);
        try (var facts = new Facts(TestKafka.bootstrapServers(), TOPIC);
                var stopped = child(pause)) {
            var sent = new ArrayList<UUID>(send(facts, 30));
            stopped.awaitSaying("holding");
            stopped.freeze();

            loops.start(new TestConsumer(name, TOPIC, effects, "parent", (_, _) -> {}));
            awaitEffects(effects, sent);
            stopped.thaw();
            stopped.answer();
            stopped.awaitSaying(end);
            sent.addAll(send(facts, 30));
            stopped.answer();
            stopped.answer(); // whatever it comes to hold now is handled at once
            stopped.answer();
            awaitEffects(effects, sent);

            assertThat(stopped.said().subList(0, 2)).containsExactly("holding", end);
            assertThat(effects.of(sent).values()).hasSize(60).allMatch(count -> count == 2);
        }
    }

    private static void awaitEffects(Effects effects, List<UUID> events) {
        Patience.await()
                .pollInterval(Duration.ofMillis(100))
                .until(() -> effects.of(events).size() == events.size());
    }

    private static List<UUID> send(Facts facts, int count) {
        return Stream.generate(() -> facts.send(2)).limit(count).toList();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private ChildJvm child(Pause pause) {
        var url = setting("quarkus.datasource.jdbc.url");
        var options = URLEncoder.encode(setting("rollbook.session-options"), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return ChildJvm.start(
                ConsumerProcess.class,
                url + (url.contains("?") ? "&" : "?") + "options=" + options,
                TestKafka.bootstrapServers(),
                name,
                "service-kit",
                TOPIC.name(),
                pause.name());
    }
}
