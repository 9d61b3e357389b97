package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbook.stack.LocalStack;

/**
 * Processes are killed while an import is read, said, relayed, judged and concluded; it must end as one nobody disturbed:
 * each row one outcome, the members and the ledger the same. By default one process dies in each stage of a small import;
 * {@code ./rollbook faults} kills each process five times in each stage of one of 50 000 rows.
 */
@ExtendWith(WholeStack.class)
@Order(7)
class ImportFaultsIT {
    private static final boolean FULL = "full".equals(System.getProperty("rollbook.faults"));
    private static final long SEED = Long.getLong("rollbook.faults.seed", 20261123);
    private static final int PEOPLE = FULL ? 48_000 : 4_800;
    private static final int TWICE = PEOPLE / 48;
    private static final int NOBODIES = PEOPLE / 48;
    private static final int KILLS = FULL ? 5 : 1;
    private static final List<String> PROCESSES = List.of("enrollment-service", "license-service", "kafka", "postgres");
    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String NAME = "faulty" + PEOPLE;
    private static final String FILE = SchoolFile.of(SchoolFile.people(NAME, PEOPLE), TWICE, NOBODIES - 3, 3, SEED);

    private final LocalStack stack;
    private final Api api;
    private final Tables enrollment;
    private final Tables license;
    private final Books books;

    ImportFaultsIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
        this.enrollment = new Tables(stack, "enrollment");
        this.license = new Tables(stack, "license");
        this.books = new Books(stack);
    }

    /** What an import goes through, and how far it is in it, from 0 to 1. */
    enum Stage {
        PARSE(""),
        INTAKE("select said_to from batch where license_id = ?::uuid"),
        RELAY("""
                select greatest(0, b.said_to - 500 * (select count(*) from outbox)) from batch b
                where license_id = ?::uuid
                """),
        DECIDE("select members from license where id = ?::uuid"),
        OUTCOME("""
                select coalesce(sum(o.rows), 0) from batch b join batch_outcome o on o.batch_id = b.id
                where license_id = ?::uuid and o.outcome = 'ADDED'
                """);

        private final String progress;

        Stage(String progress) {
            this.progress = progress;
        }
    }

    static Stream<Arguments> deaths() {
        return FULL
                ? Stream.of(Stage.values())
                        .flatMap(stage -> PROCESSES.stream().map(process -> Arguments.of(stage, process)))
                : Stream.of(
                        Arguments.of(Stage.PARSE, "enrollment-service"),
                        Arguments.of(Stage.INTAKE, "enrollment-service"),
                        Arguments.of(Stage.RELAY, "kafka"),
                        Arguments.of(Stage.DECIDE, "license-service"),
                        Arguments.of(Stage.OUTCOME, "postgres"));
    }

    @ParameterizedTest(name = "{1} killed in {0}")
    @MethodSource("deaths")
    void whatever_is_killed_an_import_ends_as_one_nobody_disturbed(Stage stage, String process) throws Exception {
        var disturbed = api.create("Import faults " + stage + " " + process, "DISTRICT");
        var random = new Random(SEED + (stage.name() + process).hashCode());
        var points = IntStream.range(0, KILLS)
                .mapToDouble(i -> (i + 0.1 + 0.8 * random.nextDouble()) / KILLS)
                .toArray();
        var upload = new Upload(stack, disturbed, FILE, "faults-" + stage + "-" + process);
        if (stage == Stage.PARSE) {
            upload.send(new KillsOnTheWay(process, points)::passed);
        } else {
            var sent = CompletableFuture.runAsync(upload::send);
            for (var point : points) {
                awaitProgress(stage, disturbed, (int) (point * PEOPLE));
                kill(stage, process, point);
            }
            sent.join();
        }
        awaitDone(disturbed);

        books.awaitNothingOwed();
        books.nothingWasGivenUp();
        books.everyVerdictIsThereOnce(disturbed);
        assertThat(ending(disturbed)).isEqualTo(ending(calm()));
        assertThat(enrollment.number(
                        "select count(*) from batch where license_id = ?::uuid and state = 'ACCEPTED'", disturbed))
                .as("imports, of %d uploads", upload.times())
                .isEqualTo(1);
    }

    /** Kills when so much of the file was sent, each time once, however often it is sent. */
    private final class KillsOnTheWay {
        private final String process;
        private final double[] points;
        private int next;

        KillsOnTheWay(String process, double[] points) {
            this.process = process;
            this.points = points;
        }

        void passed(int bytes) {
            if (next < points.length && bytes >= points[next] * FILE.length()) {
                next++;
                kill(Stage.PARSE, process, points[next - 1]);
            }
        }
    }

    private void awaitProgress(Stage stage, String licenseId, int rows) {
        var tables = stage == Stage.DECIDE ? license : enrollment;
        Awaitility.await("%s up to row %d".formatted(stage, rows))
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptions()
                .until(() -> tables.number(stage.progress, licenseId) >= rows);
    }

    private void kill(Stage stage, String process, double point) {
        var begin = System.nanoTime();
        var child = stack.child(process);
        child.kill9();
        child.awaitReady(READY);
        System.out.printf(
                "faults: kill -9 %s at %.2f of %s; ready again after %.1f s%n",
                process, point, stage, (System.nanoTime() - begin) / 1e9);
    }

    private void awaitDone(String licenseId) {
        Awaitility.await("an outcome for every row")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> enrollment.number("""
                        select count(*) from batch b where license_id = ?::uuid and state = 'ACCEPTED'
                          and people = (select sum(rows) from batch_outcome o where o.batch_id = b.id)
                        """, licenseId) == 1);
    }

    /** The license of the import nobody disturbs; made once. */
    private String calm() throws SQLException {
        var name = "Import faults, calm";
        var known = license.rows("select id from license where name = ?", name);
        if (!known.isEmpty()) {
            return known.getFirst();
        }
        var calm = api.create(name, "DISTRICT");
        new Upload(stack, calm, FILE, "faults-calm").send();
        awaitDone(calm);
        books.awaitNothingOwed();
        return calm;
    }

    /** How an import ended, in words that do not depend on ids and clocks. */
    private record Ending(List<String> rows, List<String> counts, List<String> members, List<String> ledger) {}

    private Ending ending(String licenseId) throws SQLException {
        return new Ending(
                enrollment.rows("""
                        select r.row, r.text, r.email, r.outcome, r.rule from batch b join batch_row r on r.batch_id = b.id
                        where license_id = ?::uuid and b.state = 'ACCEPTED' order by r.row
                        """, licenseId),
                enrollment.rows("""
                        select o.outcome, o.rows from batch b join batch_outcome o on o.batch_id = b.id
                        where license_id = ?::uuid order by 1
                        """, licenseId),
                license.rows(
                        "select address, status, methods from membership where license_id = ?::uuid order by address",
                        licenseId),
                license.rows("""
                        select l.seq, l.row, l.outcome, l.status_before, l.status_after, m.address from ledger l
                        join membership m on m.license_id = l.license_id and m.person_id = l.person_id
                        where l.license_id = ?::uuid order by l.seq
                        """, licenseId));
    }
}
