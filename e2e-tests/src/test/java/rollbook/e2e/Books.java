package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import rollbook.events.InviteRequested;
import rollbook.events.MembershipChanged;
import rollbook.events.Topic;
import rollbook.stack.LocalStack;

/** What must be true whatever was killed: nothing owed, nothing given up, nothing twice, nothing missing. */
final class Books {
    /** One of each service. */
    static final List<String> DATABASES = List.of("license", "enrollment", "invite", "ou_sync", "lms");

    private static final String MISNUMBERED_ACTS = """
            select count(*) from (
              select first_seq, coalesce(lag(seq) over (order by seq), 0) + 1 as expected, seq from act
              where license_id = ?::uuid) a
            where first_seq <> expected or seq < first_seq
            """;

    private final LocalStack stack;

    Books(LocalStack stack) {
        this.stack = stack;
    }

    /** Waits until no service owes a message. */
    void awaitNothingOwed() {
        for (var database : DATABASES) {
            Patience.await("an empty outbox of " + database)
                    .ignoreExceptions()
                    .until(() -> new Tables(stack, database).number("select count(*) from outbox") == 0);
        }
    }

    void nothingWasGivenUp() throws SQLException {
        for (var database : DATABASES) {
            assertThat(new Tables(stack, database).rows("select consumer, topic, part, error from dead_letter"))
                    .as("dead letters of " + database)
                    .isEmpty();
        }
    }

    /** The ledger of a license counts from 1 without a gap, and answers each row it was asked for once. */
    void everyVerdictIsThereOnce(String license) throws SQLException {
        var tables = new Tables(stack, "license");
        var ledger = tables.rows(
                "select count(*), coalesce(min(seq), 0), coalesce(max(seq), 0) from ledger where license_id = ?::uuid",
                license);
        var last = tables.number("select seq from license where id = ?::uuid", license);
        assertThat(ledger).containsExactly("%d|1|%d".formatted(last, last));
        assertThat(tables.number(MISNUMBERED_ACTS, license)).isZero();
        assertThat(tables.rows("""
                        select a.batch_id, l.row, count(*) from ledger l
                        join act a on a.license_id = l.license_id and l.seq between a.first_seq and a.seq
                        where l.license_id = ?::uuid and l.row is not null group by 1, 2 having count(*) > 1
                        """, license)).as("rows answered twice").isEmpty();
        announced(license, last);
        invited(license, tables);
    }

    /** Kafka may hold a message twice, never out of order and never two of one meaning. */
    private void announced(String license, long last) {
        var at = 0L;
        var rows = new HashSet<String>();
        for (var act : Heard.on(stack, Topic.MEMBERSHIPS, license, MembershipChanged.class)) {
            assertThat(act.previousSeq()).as("the verdict before").isEqualTo(at);
            at = act.seq();
            act.people().stream()
                    .filter(person -> person.row() != null) // of an answer to an invite
                    .forEach(person -> assertThat(rows.add(act.batchId() + " " + person.row()))
                            .as("announced once")
                            .isTrue());
        }
        assertThat(at).isEqualTo(last);
    }

    private void invited(String license, Tables tables) throws SQLException {
        var invitees = Heard.on(stack, Topic.INVITES, license, InviteRequested.class).stream()
                .flatMap(request -> request.people().stream())
                .map(invitee -> Objects.toString(invitee.memberId()))
                .toList();
        assertThat(invitees)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(tables.rows(
                        "select person_id from ledger where license_id = ?::uuid and outcome = 'INVITED'", license));
        assertThat(invitees.stream().map(UUID::fromString).distinct()).hasSameSizeAs(invitees);
    }
}
