package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;

/**
 * Two imports of the same people in opposite order and removals by the hundreds, all at once, on a license with fewer seats
 * than people. {@code ./rollbook faults} does it with 50 000 people on 30 000 seats.
 */
@ExtendWith(WholeStack.class)
@Order(7)
class OppositeImportsIT {
    private static final boolean FULL = "full".equals(System.getProperty("rollbook.faults"));
    private static final int PEOPLE = FULL ? 50_000 : 5_000;
    private static final int SEATS = FULL ? 30_000 : 3_000;
    private static final int REMOVED_AT_ONCE = FULL ? 500 : 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Held seats beside the limit, and who waits, after every entry of the ledger. */
    private static final String HELD_MOST = """
            select max(held) from (
              select sum((status_after in ('MEMBER', 'INVITED'))::int - (status_before in ('MEMBER', 'INVITED'))::int)
                over (order by seq) as held from ledger where license_id = ?::uuid) l
            """;

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

        var batches = List.of(send(id, people), send(id, opposite));
        var removals = removeUntilDone(id, batches);

        new Books(stack).awaitNothingOwed();
        new Books(stack).nothingWasGivenUp();
        assertThat(license.number("select count(*) from ledger where license_id = ?::uuid", id))
                .as("entries of the ledger, counted without a gap")
                .isEqualTo(license.number("select seq from license where id = ?::uuid", id));
        assertThat(removals).isPositive();
        assertThat(deadlocks()).as("deadlocks").isEqualTo(deadlocks);
        assertThat(license.number(HELD_MOST, id)).isEqualTo(SEATS);
        assertThat(license.rows("""
                select count(*) filter (where status = 'MEMBER') - members, count(*) filter (where status = 'WAITING') - waiting,
                       members, waiting > 0
                from license l join membership m on m.license_id = l.id where l.id = ?::uuid
                group by members, waiting
                """, id)).containsExactly("0|0|%d|t".formatted(SEATS));
        for (var batch : batches) {
            var outcomes =
                    api.as("dana").get("/api/enrollments/batches/" + batch).<Map<String, Integer>>path("outcomes");
            assertThat(new TreeSet<>(outcomes.keySet())).isSubsetOf("ADDED", "WAITING", "ALREADY_MEMBER");
            assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(PEOPLE);
        }
    }

    private String send(String id, List<String> people) {
        return new Upload(stack, id, SchoolFile.of(people), UUID.randomUUID().toString()).send();
    }

    /** Removes who is listed first, again and again; each request is answered, and each look finds the seats in order. */
    private int removeUntilDone(String id, List<String> batches) throws SQLException {
        var removals = 0;
        var begin = System.nanoTime();
        while (!batches.stream().allMatch(this::isDone)) {
            assertThat(System.nanoTime() - begin).as("in time").isLessThan(PATIENCE.toNanos());
            seatsAreInOrder(id);
            List<String> members = api.as("dana")
                    .get("/api/licenses/" + id + "/members?status=MEMBER&limit=" + REMOVED_AT_ONCE)
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

    private boolean isDone(String batch) {
        return "DONE"
                .equals(api.as("dana").get("/api/enrollments/batches/" + batch).path("state"));
    }

    /** Never one too many, and nobody waits while a seat is free, in whatever instant somebody looks. */
    private void seatsAreInOrder(String id) throws SQLException {
        assertThat(license.rows("""
                select members, invited, waiting from license where id = ?::uuid
                  and (members + invited > seats or (waiting > 0 and members + invited < seats))
                """, id)).isEmpty();
    }

    private long deadlocks() throws SQLException {
        return license.number("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
