package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;

/**
 * Two imports of the same people in opposite order and removals by the hundreds, all at once, on a license with fewer seats
 * than people: what one adds the other would invite. {@code ./rollbook faults} does it with 50 000 people on 30 000 seats.
 */
@ExtendWith(WholeStack.class)
@Order(7)
class OppositeImportsIT {
    private static final boolean FULL = "full".equals(System.getProperty("rollbook.faults"));
    private static final int PEOPLE = FULL ? 50_000 : 12_000;
    private static final int SEATS = FULL ? 30_000 : 7_200;
    private static final int REMOVED_AT_ONCE = FULL ? 500 : 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What may become of somebody here: removed, if that was after the file was committed. {@code FAILED}, say, may not. */
    private static final List<String> OUTCOMES =
            List.of("ADDED", "INVITED", "WAITING", "ALREADY_MEMBER", "ALREADY_INVITED", "REASON_ADDED", "REMOVED");

    /** How often the verdicts go over from one file to the other. */
    private static final String TURNS = """
            select count(*) from (
              select batch_id, lag(batch_id) over (order by seq) as before from act
              where license_id = ?::uuid and batch_id in (?::uuid, ?::uuid)) a
            where batch_id <> before
            """;

    /** Of everybody's last entry in the ledger and their line in the projection, those that differ. */
    private static final String DIFFERING = """
            select count(*) from (
              select distinct on (person_id) person_id, status_after from ledger
              where license_id = ?::uuid order by person_id, seq desc) l
            full join (select person_id, status from membership where license_id = ?::uuid) m using (person_id)
            where m.status is distinct from l.status_after
            """;

    /** Seats held and people waiting after every act, who was seated because of it included; the most, and what is wrong. */
    private static final String REPLAYED = """
            select max(held), count(*) filter (where held > %1$d or waiting > 0 and held < %1$d) from (
              select l.seq = a.seq and coalesce(lead(a.kind) over (order by l.seq), '') <> 'SEATING' as whole,
                sum((status_after in ('MEMBER', 'INVITED'))::int - (status_before in ('MEMBER', 'INVITED'))::int)
                  over (order by l.seq) as held,
                sum((status_after = 'WAITING')::int - (status_before = 'WAITING')::int)
                  over (order by l.seq) as waiting
              from act a join ledger l on l.license_id = a.license_id and l.seq between a.first_seq and a.seq
              where a.license_id = ?::uuid) r
            where whole
            """.formatted(SEATS);

    private final LocalStack stack;
    private final Api api;
    private final Tables license;

    OppositeImportsIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
        this.license = new Tables(stack, "license");
    }

    @Test
    void X18_seats_hold_while_two_imports_in_opposite_order_and_removals_meet() throws SQLException {
        var id = api.create("Opposite imports", "DISTRICT");
        api.as("staff")
                .body(Map.of("seats", SEATS))
                .put("/api/licenses/" + id + "/seats")
                .then()
                .statusCode(200);
        var people = SchoolFile.people("opposite", PEOPLE);
        var opposite = new ArrayList<>(people);
        Collections.reverse(opposite);
        var deadlocks = deadlocks();

        var sent = List.of(send("dana", id, people), send("paul", id, opposite));
        var removals = removeUntilDone(id, sent);

        var books = new Books(stack);
        books.awaitNothingOwed();
        books.nothingWasGivenUp();
        assertThat(license.number("select count(*) from ledger where license_id = ?::uuid", id))
                .as("entries of the ledger, counted without a gap")
                .isEqualTo(license.number("select seq from license where id = ?::uuid", id));
        assertThat(removals).isPositive();
        assertThat(deadlocks()).as("deadlocks").isEqualTo(deadlocks);
        assertThat(license.rows(REPLAYED, id))
                .as("most seats held, wrong entries")
                .containsExactly(SEATS + "|0");
        assertThat(license.number(DIFFERING, id, id))
                .as("people the ledger tells otherwise")
                .isZero();
        seatsAreInOrder(id);
        System.out.printf(
                "opposite: %d removals of up to %d, %d turns between the files%n",
                removals,
                REMOVED_AT_ONCE,
                license.number(TURNS, id, sent.getFirst().join(), sent.getLast().join()));
        for (var batch : sent) {
            var outcomes = batch(batch.join()).<Map<String, Integer>>path("outcomes");
            assertThat(OUTCOMES).containsAll(outcomes.keySet());
            assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(PEOPLE);
        }
    }

    /** The batch, of a file that is accepted the first time it is sent. */
    private CompletableFuture<String> send(String username, String id, List<String> people) {
        var upload = new Upload(
                api, username, id, SchoolFile.of(people), UUID.randomUUID().toString());
        return CompletableFuture.supplyAsync(() -> {
            var batch = upload.send();
            assertThat(upload.times())
                    .as("times " + username + " had to send it")
                    .isEqualTo(1);
            return batch;
        });
    }

    private Response batch(String batch) {
        return api.as("dana").get("/api/enrollments/batches/" + batch);
    }

    /** Removes who is listed first, again and again; each request is answered, and each look finds the seats in order. */
    private int removeUntilDone(String id, List<CompletableFuture<String>> batches) throws SQLException {
        var removals = 0;
        var begin = System.nanoTime();
        while (!batches.stream().allMatch(this::isDone)) {
            assertThat(System.nanoTime() - begin).as("in time").isLessThan(PATIENCE.toNanos());
            seatsAreInOrder(id);
            List<String> members = api.as("dana")
                    .get("/api/licenses/" + id + "/members?status=MEMBER&status=INVITED&limit=" + REMOVED_AT_ONCE)
                    .path("items.memberId");
            if (!members.isEmpty()) {
                var answer = api.as("dana")
                        .body(Map.of("memberIds", members))
                        .post("/api/licenses/" + id + "/members/removals");
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
                removals++;
            }
            seatsAreInOrder(id);
        }
        return removals;
    }

    private boolean isDone(CompletableFuture<String> sent) {
        return sent.isDone() && "DONE".equals(batch(sent.join()).path("state"));
    }

    /** Never one too many, and nobody waits while a seat is free, in whatever instant somebody looks. */
    private void seatsAreInOrder(String id) throws SQLException {
        assertThat(license.rows("""
                select held, waiting, members, invited from license l, (
                  select count(*) filter (where status in ('MEMBER', 'INVITED')) as held,
                         count(*) filter (where status = 'WAITING') as waits
                  from membership where license_id = ?::uuid) m
                where id = ?::uuid
                  and (held <> members + invited or waits <> waiting or held > seats or (waits > 0 and held < seats))
                """, id, id)).isEmpty();
    }

    private long deadlocks() throws SQLException {
        return license.number("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
