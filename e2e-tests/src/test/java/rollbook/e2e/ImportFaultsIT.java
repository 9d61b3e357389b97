package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbook.e2e.SchoolImport.Ending;
import rollbook.e2e.SchoolImport.Size;
import rollbook.stack.LocalStack;

/**
 * Processes are killed while an import is in a certain stage; it must end as one nobody disturbed: each row one outcome,
 * the members and the ledger the same. A kill counts only where the import was seen in that stage, at a seeded random point
 * of it, a moment before; whoever came too late kills in another import. By default one process dies in each stage of an
 * import of some 12,000 rows; {@code ./rollbook faults} kills every process five times in every stage of 50,000 rows.
 */
@ExtendWith(WholeStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(7)
class ImportFaultsIT {
    private static final boolean FULL = "full".equals(System.getProperty("rollbook.faults"));
    private static final long SEED = Long.getLong("rollbook.faults.seed", 20261123);
    private static final Size SIZE = FULL ? new Size(49_000, 500, 450, 50) : new Size(12_000, 120, 100, 10);
    private static final int DEATHS = FULL ? 5 : 1;
    /** A stage may be over before its killer has looked; that many imports are made until all have killed. */
    private static final int MOST_IMPORTS = 8 * DEATHS;

    private static final List<String> PROCESSES = List.of("enrollment-service", "license-service", "kafka", "postgres");
    private static final Duration READY = Duration.ofSeconds(90);

    private final LocalStack stack;
    private final Books books;
    private final Map<String, Ending> calm = new HashMap<>();

    ImportFaultsIT(LocalStack stack) {
        this.stack = stack;
        this.books = new Books(stack);
    }

    /** Who is killed in which stage. */
    static Stream<Arguments> deaths() {
        return FULL
                ? Stream.of(Stage.values()).map(stage -> Arguments.of(stage, PROCESSES))
                : Stream.of(
                        Arguments.of(Stage.PARSE, List.of("enrollment-service")),
                        Arguments.of(Stage.INTAKE, List.of("postgres")),
                        Arguments.of(Stage.RELAY, List.of("kafka")),
                        Arguments.of(Stage.DECIDE, List.of("license-service")),
                        Arguments.of(Stage.ANNOUNCE, List.of("kafka")),
                        Arguments.of(Stage.OUTCOME, List.of("enrollment-service")));
    }

    @ParameterizedTest(name = "{1} killed in {0}")
    @MethodSource("deaths")
    void R20_whatever_is_killed_an_import_ends_as_one_nobody_disturbed(Stage stage, List<String> processes)
            throws Exception {
        var random = new Random(SEED + stage.name().hashCode());
        var left = new ArrayList<String>();
        processes.forEach(process -> left.addAll(Collections.nCopies(DEATHS, process)));
        for (var i = 0; i < MOST_IMPORTS && !left.isEmpty(); i++) {
            var username = i % 2 == 0 ? "dana" : "paul"; // whom the one adds, the other invites
            var name = "%s-%d".formatted(stage.name().toLowerCase(Locale.ROOT), i);
            var disturbed = new SchoolImport(stack, username, name, SIZE);
            strikes(left, random).carryOut(stage, disturbed).forEach(left::remove);

            endedAsIfNothingHadHappened(disturbed, username);
        }
        assertThat(left).as("who did not die in " + stage).isEmpty();
    }

    private void endedAsIfNothingHadHappened(SchoolImport disturbed, String username) throws SQLException {
        PROCESSES.forEach(process -> stack.child(process).awaitReady(READY));
        disturbed.awaitDone();
        books.awaitNothingOwed();
        books.nothingWasGivenUp();
        books.everyVerdictIsThereOnce(disturbed.license());
        var ending = disturbed.ending();
        var expected = calm(username);
        assertThat(ending.rows()).isEqualTo(expected.rows()).hasSize(SIZE.rows());
        assertThat(ending.counts()).isEqualTo(expected.counts());
        assertThat(ending.members()).isEqualTo(expected.members()).hasSize(SIZE.people());
        assertThat(ending.ledger()).isEqualTo(expected.ledger());
    }

    /** How it ends where nobody is killed. */
    private Ending calm(String username) throws SQLException {
        var known = calm.get(username);
        if (known != null) {
            return known;
        }
        var undisturbed = new SchoolImport(stack, username, "calm-" + username, SIZE);
        undisturbed.send(_ -> {});
        undisturbed.awaitDone();
        books.awaitNothingOwed();
        var ending = undisturbed.ending();
        calm.put(username, ending);
        return ending;
    }

    /** Each of those left once, in a random order and at random points of the stage. */
    private Strikes strikes(List<String> left, Random random) {
        var victims = new ArrayList<>(left.stream().distinct().toList());
        Collections.shuffle(victims, random);
        var points = random.doubles(victims.size(), 0.02, 0.85).sorted().iterator();
        return new Strikes(new ArrayDeque<>(victims.stream()
                .map(victim -> new Strike(victim, points.next()))
                .toList()));
    }

    /** Who is killed at which point of a stage, from 0 to 1. */
    private record Strike(String victim, double point) {}

    /** The kills of one import, in their order. */
    private final class Strikes {
        private final Queue<Strike> due;
        private final List<String> killed = new ArrayList<>();

        Strikes(Queue<Strike> due) {
            this.due = due;
        }

        /** Sends a file and kills as it comes by; who was killed in the stage. */
        List<String> carryOut(Stage stage, SchoolImport disturbed) throws SQLException {
            if (stage == Stage.PARSE) {
                disturbed.send(sent -> whileSending(stage, sent / (double) disturbed.bytes()));
                return killed;
            }
            var sending = CompletableFuture.runAsync(() -> disturbed.send(_ -> {}));
            while (!due.isEmpty()) {
                var strike = due.remove();
                var seen = stage.await(stack, disturbed.license(), SIZE.people(), strike.point());
                if (seen == 1) {
                    say("%s was over before %s could be killed at %.2f"
                            .formatted(stage, strike.victim(), strike.point()));
                } else {
                    kill(stage, strike.victim(), seen);
                }
            }
            sending.join();
            return killed;
        }

        /** However often the file is sent, each strike falls once. */
        private void whileSending(Stage stage, double sent) {
            var next = due.peek();
            if (next != null && sent >= next.point() && sent < 1) {
                due.remove();
                kill(stage, next.victim(), sent);
            }
        }

        /** Without the process the stage stands still until it is back, or goes on meanwhile. */
        private void kill(Stage stage, String victim, double seen) {
            stack.child(victim).kill9();
            killed.add(victim);
            say("kill -9 %s at %.2f of %s".formatted(victim, seen, stage));
            if (stage.needs(victim)) {
                stack.child(victim).awaitReady(READY);
            }
        }
    }

    private static void say(String line) {
        System.out.println("faults: " + line);
    }
}
