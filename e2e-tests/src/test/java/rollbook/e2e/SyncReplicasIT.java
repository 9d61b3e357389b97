package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.events.OuMembershipChanged;
import rollbook.events.Topic;
import rollbook.stack.LocalStack;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.LoggedRequest;
import rollbook.stack.google.RequestKind;

/**
 * Two replicas of ou-sync-service: whoever of them runs a sync, nobody else does, and whatever becomes of the runner, everybody
 * is said once. Four runs and one kill; {@code ./rollbook faults}: twenty, and five.
 */
@ExtendWith(WholeStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(8)
class SyncReplicasIT {
    private static final boolean FULL = "full".equals(System.getProperty("rollbook.faults"));
    private static final int RUNS = FULL ? 20 : 4;
    private static final int KILLS = FULL ? 5 : 1;
    private static final int SCHOOLS = 3;
    private static final String FIRST = "ou-sync-service";
    private static final String SECOND = "ou-sync-2";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final LocalStack stack;
    private final Api api;
    private final Tables syncs;
    private SyncedDistrict district;
    private String license;
    private SyncWalk sync;

    SyncReplicasIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
        this.syncs = new Tables(stack, "ou_sync");
    }

    @BeforeAll
    void two() {
        stack.startExtra(FIRST, SECOND);
    }

    @AfterAll
    void one() {
        stack.endExtra(SECOND);
    }

    @BeforeEach
    void synced() throws Exception {
        district = new SyncedDistrict(stack, SCHOOLS, 150, 0, 12);
        license = api.create("Synced by two", "DISTRICT");
        assertThat(api.as("staff")
                        .put("/api/licenses/" + license + "/admins/" + district.account())
                        .statusCode())
                .isEqualTo(200);
        sync = new SyncWalk(stack, api, district, license);
        sync.connect();
        sync.pick(district.schoolIds());
    }

    @AfterEach
    void noMoreFaults() {
        stack.google().faults().clear();
        stack.child(FIRST).cont();
        stack.child(SECOND).cont();
    }

    @Test
    void X8_no_run_is_done_twice_and_none_overlaps_another() throws Exception {
        for (var i = 0; i < RUNS; i++) {
            district.enroll(district.schools().get(i % SCHOOLS), 2);
            var runs = sync.runs().size();
            if (i % 2 == 0) {
                theTimeHasCome();
                awaitQuiet(runs + 1);
                assertThat(sync.runs()).as("runs of one start").hasSize(runs + 1);
            } else {
                bothAreAskedAtOnce();
                awaitQuiet(runs + 1);
                assertThat(sync.runs()).hasSizeLessThanOrEqualTo(runs + 2); // asked during a run, there is one after it
            }
        }

        var runs = sync.runs();
        for (var school : district.schools()) {
            assertThat(listings(school)).as("listings of " + school).isEqualTo(runs.size() + 1); // one is the plan's
        }
        for (var i = 1; i < runs.size(); i++) {
            assertThat(instant(runs.get(i), "endedAt")).isBeforeOrEqualTo(instant(runs.get(i - 1), "beganAt"));
        }
        say("%d runs, none doubled", runs.size());
        everybodyIsSaidOnce();
    }

    @Test
    void X8_a_runner_stopped_past_its_lease_is_replaced_and_says_nothing_when_it_goes_on() throws Exception {
        var early = district.enroll(district.schools().getFirst(), 5);
        var late = district.enroll(district.schools().getLast(), 5);
        var begin = System.nanoTime();
        var stopped = theSecondReadsAnd(() -> stack.child(SECOND).stop());

        var health = sync.runOf(this::leaseIsOver);

        say("the other had finished %.1f s after the stop", (System.nanoTime() - begin) / 1e9);
        assertThat(health.<String>path("lastRun.result")).isEqualTo("DONE");
        assertThat(health.<Integer>path("lastRun.joined")).isEqualTo(late.size());
        assertThat(joined(stopped)).isEqualTo(early.size());
        var seq = seq();
        stack.child(SECOND).cont();
        Patience.await("the stopped one to give up")
                .until(() -> stack.child(SECOND).logTail(200).lines().anyMatch(this::isGivenUp));
        Settling.await(stack);
        assertThat(joined(stopped)).isEqualTo(early.size());
        assertThat(seq()).isEqualTo(seq);
        assertThat(sync.runs().getFirst()).containsEntry("runId", health.path("lastRun.runId"));
        everybodyIsSaidOnce();
    }

    private boolean isGivenUp(String line) {
        return line.contains(license)
                && (line.contains("another runner has taken it over") || line.contains("was not read"));
    }

    @Test
    void X8_what_a_killed_runner_began_the_next_one_finishes() throws Exception {
        for (var i = 0; i < KILLS; i++) {
            district.enroll(district.schools().getFirst(), 5);
            district.enroll(district.schools().getLast(), 5);
            district.students().stream()
                    .limit(2)
                    .forEach(user -> district.workspace().delete(user.id()));
            var begin = System.nanoTime();
            var killed = theSecondReadsAnd(() -> stack.child(SECOND).kill9());

            var health = sync.runOf(this::leaseIsOver);

            say("finished %.1f s after kill -9 in mid-run", (System.nanoTime() - begin) / 1e9);
            assertThat(health.<String>path("lastRun.result")).isEqualTo("DONE");
            assertThat(health.<Integer>path("lastRun.joined")).isEqualTo(5);
            assertThat(health.<Integer>path("lastRun.left")).isEqualTo(2);
            assertThat(joined(killed)).isEqualTo(5);
            everybodyIsSaidOnce();
            stack.child(SECOND).awaitReady(READY);
        }
        new Books(stack).nothingWasGivenUp();
    }

    /** The second replica begins a run; once it reads the second school, whose pages are slow, {@code what} comes. That run. */
    private String theSecondReadsAnd(Runnable what) {
        stack.google()
                .faults()
                .add(FaultRule.once(Fault.SLOW)
                        .on(RequestKind.USERS_LIST)
                        .onUnit(district.schools().get(1))
                        .onAccount(district.account())
                        .after(Duration.ofSeconds(10)));
        var before = listings(district.schools().get(1));
        stack.child(FIRST).stop();
        try {
            assertThat(runNowAt(SECOND)).isEqualTo(202);
            Patience.await("the second school")
                    .pollInterval(OFTEN)
                    .until(() -> listings(district.schools().get(1)) > before);
            what.run();
        } finally {
            stack.child(FIRST).cont();
        }
        return String.valueOf(sync.runs().getFirst().get("runId"));
    }

    private int runNowAt(String replica) {
        return api.inside(replica)
                .auth()
                .oauth2(api.token(district.admin()))
                .post(sync.path("/runs"))
                .statusCode();
    }

    private void bothAreAskedAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = Stream.of(FIRST, SECOND)
                    .map(replica -> (Callable<Integer>) () -> runNowAt(replica))
                    .toList();
            for (var answer : threads.invokeAll(asking)) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }
    }

    /** As after half an hour: both look once a second. */
    private void theTimeHasCome() throws SQLException {
        syncs.rows("update sync set next_run_at = clock_timestamp() where license_id = ?::uuid returning 1", license);
    }

    /** The full form waits for it. */
    private void leaseIsOver() {
        if (FULL) {
            return;
        }
        try {
            syncs.execute("update sync set lease_until = clock_timestamp() where license_id = ?::uuid", license);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many runs at least are over, and none is due. */
    private void awaitQuiet(int runs) {
        Awaitility.await("no run")
                .atMost(PATIENCE)
                .until(() -> sync.runs().size() >= runs && syncs.number("""
                        select count(*) from sync s where license_id = ?::uuid and (
                          next_run_at <= clock_timestamp() or lease_until > clock_timestamp() or exists (
                            select 1 from run r where r.license_id = s.license_id and joined + "left" > judged))
                        """, license) == 0);
    }

    private long seq() throws SQLException {
        return new Tables(stack, "license").number("select seq from license where id = ?::uuid", license);
    }

    /** How often the users of a unit were listed from the first page on. */
    private long listings(String unit) {
        return stack.google().requests().of(RequestKind.USERS_LIST).stream()
                .filter(request -> request.account().equals(district.account()) && request.page() == 1)
                .filter(request -> isOf(request, unit))
                .count();
    }

    private static boolean isOf(LoggedRequest request, String unit) {
        return URLDecoder.decode(request.query(), StandardCharsets.UTF_8).contains("orgUnitPath='" + unit + "'");
    }

    private List<OuMembershipChanged> facts() {
        return Heard.on(stack, Topic.ENROLLMENT_BULK, license, OuMembershipChanged.class);
    }

    /** How many that run said had joined. */
    private int joined(String run) {
        return facts().stream()
                .filter(fact -> fact.runId().toString().equals(run))
                .mapToInt(fact -> fact.joined().size())
                .sum();
    }

    /** Nobody is lost, and nobody is doubled. */
    private void everybodyIsSaidOnce() throws Exception {
        Settling.await(stack);
        var facts = facts();
        assertThat(facts.stream().flatMap(fact -> fact.joined().stream()).map(OuMembershipChanged.Joined::googleId))
                .as("who was said to join")
                .doesNotHaveDuplicates();
        assertThat(facts.stream().flatMap(fact -> fact.left().stream()).map(OuMembershipChanged.Left::googleId))
                .as("who was said to leave")
                .doesNotHaveDuplicates();
        assertThat(members()).isEqualTo(district.activeAddresses());
        Audit.findsNoDifference(api, List.of(license));
    }

    private Set<String> members() {
        var found = new HashSet<String>();
        for (var line : api.items(district.admin(), "/api/licenses/" + license + "/members?status=MEMBER")) {
            assertThat(found.add(String.valueOf(line.get("email")))).isTrue();
        }
        return found;
    }

    private static Instant instant(Map<String, Object> run, String which) {
        return Instant.parse(String.valueOf(Objects.requireNonNull(run.get(which))));
    }

    private static void say(String text, Object... values) {
        System.out.printf("replicas: " + text + "%n", values);
    }
}
