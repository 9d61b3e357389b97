package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import rollbook.stack.LocalStack;

/** One import of a school's list on a license of its own, and how it ended. */
final class SchoolImport {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long SEED = 20261123;

    private final Api api;
    private final Tables enrollment;
    private final Tables licenses;
    private final String username;
    private final String license;
    private final Upload upload;
    private final int bytes;

    /** How many new people a file names, and how many rows besides: people again, no addresses, and blank ones. */
    record Size(int people, int twice, int nobodies, int blank) {
        int rows() {
            return people + twice + nobodies + blank;
        }
    }

    /** How an import ended, in words that do not depend on ids, names and clocks. */
    record Ending(List<String> rows, List<String> counts, List<String> members, List<String> ledger) {}

    /** An import that {@code username} is going to make of people nobody knows yet: {@code name} is nobody else's. */
    SchoolImport(LocalStack stack, String username, String name, Size size) {
        this.api = new Api(stack);
        this.enrollment = new Tables(stack, "enrollment");
        this.licenses = new Tables(stack, "license");
        this.username = username;
        this.license = api.create("Import of " + name, "DISTRICT");
        var file = SchoolFile.of(
                SchoolFile.people(name, size.people()), size.twice(), size.nobodies(), size.blank(), SEED);
        this.bytes = file.length();
        this.upload = new Upload(api, username, license, file, "school-" + name);
    }

    String license() {
        return license;
    }

    /** The size of the file. */
    int bytes() {
        return bytes;
    }

    /** Sends the file until it is accepted; {@code progress} hears each time how many bytes are about to have been sent. */
    void send(IntConsumer progress) {
        upload.send(progress);
    }

    /** Waits until every row has its outcome, and the API says so; of however many uploads one is an import. */
    void awaitDone() throws SQLException {
        var accepted = awaitOutcomes();
        assertThat(accepted).as("imports, of %d uploads", upload.times()).hasSize(1);
        Awaitility.await("the API to say so")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> "DONE"
                        .equals(api.as(username)
                                .get("/api/enrollments/batches/" + accepted.getFirst())
                                .path("state")));
    }

    private List<String> awaitOutcomes() throws SQLException {
        try {
            return Awaitility.await("an outcome for every row")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> enrollment.rows("""
                                    select id from batch b where license_id = ?::uuid and state = 'ACCEPTED'
                                      and people = (select sum(rows) from batch_outcome o where o.batch_id = b.id)
                                    """, license), done -> !done.isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("%s: %s".formatted(e.getMessage(), standing()), e);
        }
    }

    /** How far an import is that should be over: the files, what became of rows, and what each service owes or gave up. */
    private String standing() throws SQLException {
        var owed =
                "select (select count(*) from outbox), (select string_agg(consumer || ': ' || error, '; ') from dead_letter)";
        return "files (state, people, said to, of) %s, outcomes %s, enrollment-service owes and gave up %s, members and invited %s, license-service owes and gave up %s"
                .formatted(
                        enrollment.rows(
                                "select state, people, said_to, last_row from batch where license_id = ?::uuid",
                                license),
                        enrollment.rows("""
                                select o.outcome, o.rows from batch b join batch_outcome o on o.batch_id = b.id
                                where b.license_id = ?::uuid
                                """, license),
                        enrollment.rows(owed),
                        licenses.rows("select members, invited from license where id = ?::uuid", license),
                        licenses.rows(owed));
    }

    /** What became of every row, how many they are by outcome, who is on the license, and each verdict in its order. */
    Ending ending() throws SQLException {
        return new Ending(
                enrollment.rows("""
                        select r.row, split_part(r.text, '@', 1), split_part(r.email, '@', 1), r.outcome, r.rule, r.detail
                        from batch b join batch_row r on r.batch_id = b.id
                        where license_id = ?::uuid and b.state = 'ACCEPTED' order by r.row
                        """, license),
                enrollment.rows("""
                        select o.outcome, o.rows from batch b join batch_outcome o on o.batch_id = b.id
                        where license_id = ?::uuid and b.state = 'ACCEPTED' order by 1
                        """, license),
                licenses.rows("""
                        select split_part(address, '@', 1), status, methods from membership
                        where license_id = ?::uuid order by address
                        """, license),
                licenses.rows("""
                        select l.seq, l.row, l.outcome, l.status_before, l.status_after, split_part(m.address, '@', 1)
                        from ledger l left join membership m using (license_id, person_id)
                        where l.license_id = ?::uuid order by l.seq
                        """, license));
    }
}
