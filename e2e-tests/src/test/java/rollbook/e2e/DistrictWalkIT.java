package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;
import rollbook.stack.google.DirectoryUser;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.RequestKind;
import rollbook.stack.google.UserChange;

/**
 * A district's Google sync from its connection to its removal, one step after the other on one license: five schools with 1 100
 * users; {@code ./rollbook faults}: forty with 106 000. After each step exactly those are members who should be.
 */
@ExtendWith(WholeStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(8)
class DistrictWalkIT {
    private static final boolean FULL = "full".equals(System.getProperty("rollbook.faults"));
    private static final int SCHOOLS = FULL ? 40 : 5;
    private static final int STUDENTS = FULL ? 100_000 : 1_000;
    private static final int SUSPENDED = FULL ? 1_200 : 12;
    private static final int STAFF = FULL ? 6_000 : 100;
    private static final int ACTIVE = STUDENTS - SUSPENDED + STAFF;
    private static final int MOVED = FULL ? 100 : 10;
    private static final int GONE = FULL ? 100 : 8;
    private static final int GRADUATES = FULL ? 8_000 : 80;
    private static final int GRADUATES_BY_CSV = FULL ? 300 : 12;
    private static final int PUPILS_BY_CSV = 5;
    /** Of all pages of a run. */
    private static final int FAILING_PAGE = FULL ? 101 : 3;
    /** Of the 212 of one unit. */
    private static final int FAILING_PAGE_OF_ONE = FULL ? 101 : 2;

    private static final String NAME = "District walk";
    private static final String WHOLE = "District walk in one unit";

    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final LocalStack stack;
    private final Api api;
    private final MemberWalk members;
    private final DomainWalk domains;
    private final Tables licenses;
    private final SyncedDistrict district;
    private final String license;
    private final SyncWalk sync;
    /** Active students to whom nothing has happened yet. */
    private final Deque<DirectoryUser> students;
    /** Who should be on the license. */
    private final Set<String> expected = new HashSet<>();

    DistrictWalkIT(LocalStack stack) throws Exception {
        this.stack = stack;
        this.api = new Api(stack);
        this.members = new MemberWalk(api);
        this.domains = new DomainWalk(api);
        this.licenses = new Tables(stack, "license");
        this.district = new SyncedDistrict(stack, SCHOOLS, STUDENTS, SUSPENDED, STAFF);
        this.license = api.create(NAME, "DISTRICT");
        this.sync = new SyncWalk(stack, api, district, license);
        this.students = new ArrayDeque<>(district.students());
    }

    @AfterEach
    void noMoreFaults() {
        stack.google().faults().clear();
    }

    @Test
    @Order(1)
    void R5_R7_a_Google_admin_connects_once_staff_have_made_them_a_license_admin() {
        assertThat(sync.begin().statusCode()).isEqualTo(404);
        var named = api.as("staff")
                .body(Map.of("domainAdmin", true))
                .put("/api/licenses/" + license + "/admins/" + district.account());
        assertThat(named.statusCode()).as(named.asString()).isEqualTo(200);

        assertThat(sync.connect()).contains("google=connected");

        assertThat(sync.health().<String>path("state")).isEqualTo("CONNECTED");
        DomainWalk.refused(domains.attempt(license, district.domain()), 409, "R45");
    }

    @Test
    @Order(2)
    void R6_units_are_shown_with_how_many_users_each_has() {
        var units = timed("counting %d users".formatted(ACTIVE + SUSPENDED), sync::units);

        var schools = units.stream()
                .filter(unit -> String.valueOf(unit.get("path")).startsWith("/Schools"))
                .toList();
        assertThat(sum(schools, "active")).isEqualTo(ACTIVE);
        assertThat(sum(schools, "inactive")).isEqualTo(SUSPENDED);
        assertThat(units.stream().filter(unit -> district.schools().contains(unit.get("path"))))
                .hasSize(SCHOOLS);
    }

    @Test
    @Order(3)
    void R8_R11_X30_who_is_planned_becomes_a_member_every_active_user_and_nobody_else() {
        var plan = timed("a plan", () -> sync.planOf(district.schoolIds()));
        assertThat(plan.<Map<String, Integer>>path("counts")).isEqualTo(Map.of("ADD", ACTIVE, "SKIP", SUSPENDED));
        assertThat(plan.<Map<String, Integer>>path("outcomes")).isEqualTo(Map.of("ADDED", ACTIVE));
        assertThat(seats("members")).isZero();

        var health = timed("the first sync", () -> sync.runOf(() -> sync.commit(plan)));

        isRun(health, "DONE", ACTIVE, 0, 0);
        assertThat(health.<Integer>path("lastRun.suspended")).isEqualTo(SUSPENDED);
        expected.addAll(district.activeAddresses());
        assertThat(expected).hasSize(ACTIVE);
        exactlyTheExpectedAreMembers();
    }

    @Test
    @Order(4)
    void R9_X6_who_joins_joins_who_leaves_leaves_and_who_moves_stays_without_a_gap() throws Exception {
        var movers = take(MOVED, district.schools().get(0));
        var suspended = take(GONE);
        var deleted = take(GONE);
        movers.forEach(user -> district.workspace().change(user.id(), UserChange.moveTo(yearIn(1))));
        suspended.forEach(user -> district.workspace().change(user.id(), UserChange.suspend()));
        deleted.forEach(user -> district.workspace().delete(user.id()));
        var joined = district.enroll(district.schools().getLast(), MOVED);
        var before = seq();

        var health = timed(
                "a run with changes",
                () -> sync.runOf(
                        () -> assertThat(sync.runNow().statusCode()).isEqualTo(202), () -> areCovered(movers)));

        isRun(health, "DONE", 2 * MOVED, MOVED + 2 * GONE, 0);
        expected.addAll(joined);
        addresses(suspended).forEach(expected::remove);
        addresses(deleted).forEach(expected::remove);
        exactlyTheExpectedAreMembers();
        assertThat(decidedOf(movers, before))
                .as("of who moved: what was decided, from and to which status")
                .containsExactly("MEMBER|MEMBER|" + 2 * MOVED);
        assertThat(grants(movers.getFirst().email()))
                .extracting(grant -> grant.get("source"))
                .containsExactly(district.schoolIds().get(1));
    }

    @Test
    @Order(5)
    void R12_a_directory_that_did_not_change_decides_nothing() throws Exception {
        var before = seq();

        isRun(timed("a run without changes", sync::run), "DONE", 0, 0, 0);

        Settling.await(stack);
        assertThat(seq()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void X7_a_school_that_Google_lists_as_empty_loses_nobody() throws Exception {
        var before = seq();
        stack.google()
                .faults()
                .add(FaultRule.every(Fault.EMPTY)
                        .onUnit(district.schools().get(1))
                        .onAccount(district.account()));

        var health = timed("a run with an empty school", sync::run);

        say(
                "%s held by an empty school of %d",
                health.path("held"), district.listed(district.schools().get(1)));
        noMoreFaults();
        isRun(sync.run(), "DONE", 0, 0, 0);
        assertThat(sync.health().<Integer>path("held")).isZero();
        assertThat(seq()).isEqualTo(before);
    }

    @Test
    @Order(7)
    void X7_while_a_page_in_the_middle_of_one_large_unit_fails_nobody_leaves() {
        var whole = api.create(WHOLE, "DISTRICT");
        api.as("staff")
                .body(Map.of("domainAdmin", true))
                .put("/api/licenses/" + whole + "/admins/" + district.account());
        var one = new SyncWalk(stack, api, district, whole);
        one.connect();
        var everybody = district.active().size();
        var pages = Math.ceilDiv(district.listed(district.root()), PAGE);
        isRun(
                timed(
                        "the first sync of one unit of %d pages".formatted(pages),
                        () -> one.pick(List.of(district.rootId()))),
                "DONE",
                everybody,
                0,
                0);
        var victim = take(1).getFirst();
        district.workspace().delete(victim.id());
        assertThat(pages).isGreaterThanOrEqualTo(FULL ? 212 : 3);
        failOn(district.root(), FAILING_PAGE_OF_ONE, Fault.UNIT_NOT_FOUND);

        isPaused(one.run(), "DIRECTORY_FAILED", "did not answer completely");

        assertThat(one.health().<Integer>path("lastRun.left")).isZero();
        assertThat(seats(whole, "members")).isEqualTo(everybody);
        noMoreFaults();
        isRun(one.run(), "DONE", 0, 1, 0);
        assertThat(seats(whole, "members")).isEqualTo(everybody - 1);
        isRun(sync.run(), "DONE", 0, 1, 0);
        expected.remove(victim.email());
        assertThat(api.as("staff").delete(one.path("")).statusCode()).isEqualTo(204);
        Awaitility.await("the end of the sync of one unit").atMost(PATIENCE).until(() -> seats(whole, "members") == 0);
    }

    @Test
    @Order(8)
    void X7_while_a_page_fails_nobody_leaves_and_the_run_after_it_goes_on() {
        var victim = take(1).getFirst();
        district.workspace().delete(victim.id());
        var joined = district.enroll(district.schools().getFirst(), 1).getFirst();
        failOn(FAILING_PAGE, Fault.UNIT_NOT_FOUND);

        var failed = sync.run();

        isPaused(failed, "DIRECTORY_FAILED", "did not answer completely");
        assertThat(failed.<Integer>path("lastRun.left")).isZero();
        expected.add(joined); // who joined before it failed is on it already
        exactlyTheExpectedAreMembers();
        noMoreFaults();
        isRun(sync.run(), "DONE", 0, 1, 0);
        expected.remove(victim.email());
        exactlyTheExpectedAreMembers();
    }

    @Test
    @Order(9)
    void X7_a_page_that_is_forbidden_pauses_the_sync_until_somebody_authorizes_again() {
        var victim = take(1).getFirst();
        district.workspace().delete(victim.id());
        failOn(FAILING_PAGE, Fault.FORBIDDEN);

        isPaused(sync.run(), "NOT_A_GOOGLE_ADMIN", "may no longer read");

        exactlyTheExpectedAreMembers();
        assertThat(sync.runNow().statusCode()).isEqualTo(409);
        noMoreFaults();
        theDifferenceIsHeldFirst(List.of(victim));
    }

    @Test
    @Order(10)
    void section_4_a_revoked_authorization_pauses_and_the_new_one_holds_what_changed_meanwhile() {
        stack.google().revoke(district.account());
        isPaused(sync.run(), "AUTHORIZATION_LOST", "no longer accepts the authorization");
        theAdminIsTold("The Google sync of " + NAME + " stands still", "it was revoked, lay idle, or ran out");
        var suspended = take(2);
        suspended.forEach(user -> district.workspace().change(user.id(), UserChange.suspend()));
        exactlyTheExpectedAreMembers();

        theDifferenceIsHeldFirst(suspended);
    }

    private void theAdminIsTold(String what, String why) {
        var page = "/licenses/" + license;
        Awaitility.await("a mail to the admin")
                .atMost(PATIENCE)
                .until(() -> stack.mails().stream()
                        .filter(mail -> mail.to().contains(district.account()))
                        .filter(mail -> mail.subject().equals(what))
                        .anyMatch(
                                mail -> mail.text().contains(why) && mail.text().contains(page)));
    }

    private void theDifferenceIsHeldFirst(List<DirectoryUser> absent) {
        isRun(sync.runOf(sync::connect), "HELD", 0, 0, absent.size());
        assertThat(sync.held())
                .allMatch(held -> "NEW_AUTHORIZATION".equals(held.get("cause")))
                .extracting(held -> held.get("email"))
                .containsExactlyInAnyOrderElementsOf(addresses(absent));
        exactlyTheExpectedAreMembers();
        isRun(sync.approve(absent.size()), "DONE", 0, absent.size(), 0);
        addresses(absent).forEach(expected::remove);
        exactlyTheExpectedAreMembers();
    }

    @Test
    @Order(11)
    void R13_who_was_removed_by_hand_is_back_with_the_next_run_but_not_who_is_kept_out() throws Exception {
        var removed = take(1).getFirst().email();
        var keptOut = take(1).getFirst().email();
        members.remove(district.admin(), license, removed);
        members.removeAndKeepOut(district.admin(), license, keptOut);
        assertThat(members.status(license, removed)).isEqualTo("REMOVED");

        sync.run();

        assertThat(members.status(license, removed)).isEqualTo("MEMBER");
        assertThat(members.status(license, keptOut)).isEqualTo("KEPT_OUT");
        expected.remove(keptOut);
        exactlyTheExpectedAreMembers();
        var before = seq();
        isRun(sync.run(), "DONE", 0, 0, 0);
        assertThat(seq()).as("nobody is said twice").isEqualTo(before);
    }

    @Test
    @Order(12)
    void X28_X5_graduates_are_held_until_somebody_approves_and_who_also_came_by_CSV_stays() {
        var graduates = take(GRADUATES);
        var byCsv = addresses(graduates.subList(0, GRADUATES_BY_CSV));
        upload(Stream.concat(byCsv.stream(), addresses(List.copyOf(students).subList(0, PUPILS_BY_CSV)).stream())
                .toList());
        district.workspace().addUnit("/Alumni");
        graduates.forEach(user -> district.workspace().change(user.id(), UserChange.moveTo("/Alumni")));

        var health = timed("a run with %d graduates".formatted(GRADUATES), sync::run);

        isRun(health, "HELD", 0, 0, GRADUATES);
        exactlyTheExpectedAreMembers();
        var held = sync.held();
        assertThat(held.stream().map(one -> one.get("cause")).distinct()).containsExactly("MASS_REMOVAL");
        sameAs(held.stream().map(one -> String.valueOf(one.get("email"))).toList(), Set.copyOf(addresses(graduates)));

        var approved = timed("the run that lets them go", () -> sync.approve(GRADUATES));

        isRun(approved, "DONE", 0, GRADUATES, 0);
        addresses(graduates).forEach(expected::remove);
        expected.addAll(byCsv);
        exactlyTheExpectedAreMembers();
        assertThat(explained(byCsv.getFirst(), "MEMBER").<String>path("why")).startsWith("Added by CSV");
        assertThat(explained(byCsv.getFirst(), "MEMBER").<List<String>>path("grants.method"))
                .containsExactly("CSV");
        assertThat(explained(graduates.getLast().email(), "REMOVED").<String>path("why"))
                .isEqualTo("No reason is left: OU sync was the last.");
    }

    @Test
    @Order(13)
    void R14_X5_X30_the_plan_of_a_removal_shows_who_goes_and_who_stays_and_so_it_comes() {
        var plan = timed("the plan of the removal", sync::planOfRemoval);
        var lines = sync.linesOf(plan, "REMOVE");
        var staying = emails(lines, "ALREADY_MEMBER");
        var going = emails(lines, "REMOVED");
        sameAs(staying, Set.copyOf(addresses(List.copyOf(students).subList(0, PUPILS_BY_CSV))));
        exactlyTheExpectedAreMembers();
        DomainWalk.refused(domains.attempt(license, district.domain()), 409, "R45");

        timed("the removal", () -> {
            sync.commit(plan);
            going.forEach(expected::remove);
            return Awaitility.await("the end of the sync")
                    .atMost(PATIENCE)
                    .until(() -> seats("members"), left -> left == expected.size());
        });

        exactlyTheExpectedAreMembers();
        assertThat(expected).hasSize(GRADUATES_BY_CSV + PUPILS_BY_CSV).containsAll(staying);
    }

    @Test
    @Order(14)
    void R15_R45_a_removed_sync_leaves_the_license_to_a_domain() throws Exception {
        Awaitility.await("the claim to be released")
                .atMost(PATIENCE)
                .until(() -> !api.as(district.admin())
                        .get("/api/licenses/" + license)
                        .<Boolean>path("ouSync"));
        assertThat(api.as(district.admin()).get(sync.path("")).statusCode()).isEqualTo(404);

        domains.deployAndWait(license, district.domain());

        assertThat(sync.connect()).contains("google=refused");
        assertThat(api.as(district.admin()).get(sync.path("")).statusCode()).isEqualTo(404);
        domains.end(license, district.domain());
        Settling.await(stack);
        Audit.findsNoDifference(api, List.of(license));
        new Books(stack).nothingWasGivenUp();
    }

    @Test
    @Order(15)
    void R10_nothing_at_Google_was_ever_changed() {
        assertThat(stack.google().requests().of(RequestKind.DIRECTORY_WRITE)).isEmpty();
    }

    private static int sum(List<Map<String, Object>> units, String figure) {
        return units.stream()
                .mapToInt(unit -> (int) Objects.requireNonNull(unit.get(figure)))
                .sum();
    }

    private static void isRun(Response health, String result, int joined, int left, int held) {
        var run = health.<Map<String, Object>>path("lastRun");
        assertThat(run)
                .as(health.asString())
                .containsEntry("result", result)
                .containsEntry("joined", joined)
                .containsEntry("left", left)
                .containsEntry("held", held);
    }

    private static void isPaused(Response health, String trouble, String why) {
        assertThat(health.<String>path("state")).as(health.asString()).isEqualTo("PAUSED");
        assertThat(health.<String>path("trouble")).isEqualTo(trouble);
        assertThat(health.<String>path("why")).contains(why);
        assertThat(health.<String>path("lastRun.result")).isEqualTo("FAILED");
    }

    /** Each holds one seat. */
    private void exactlyTheExpectedAreMembers() {
        var export = api.as(district.admin()).get("/api/licenses/" + license + "/members/export?status=MEMBER");
        assertThat(export.statusCode()).isEqualTo(200);
        var found = export.asString()
                .lines()
                .skip(1) // the header
                .map(line -> line.substring(1, line.indexOf("\",")))
                .toList();
        sameAs(found, expected);
        assertThat(seats("taken")).isEqualTo(expected.size());
        assertThat(seats("waiting")).isZero();
    }

    /** Tells no more than the difference. */
    private static void sameAs(Collection<String> found, Set<String> wanted) {
        var distinct = new HashSet<>(found);
        assertThat(found).as("each once").hasSize(distinct.size());
        assertThat(distinct.stream().filter(one -> !wanted.contains(one)).limit(10))
                .as("too many")
                .isEmpty();
        assertThat(wanted.stream().filter(one -> !distinct.contains(one)).limit(10))
                .as("missing")
                .isEmpty();
    }

    private int seats(String figure) {
        return seats(license, figure);
    }

    private int seats(String some, String figure) {
        return api.as("dana").get("/api/licenses/" + some).path("seats." + figure);
    }

    private long seq() throws Exception {
        return licenses.number("select seq from license where id = ?::uuid", license);
    }

    private List<DirectoryUser> take(int count) {
        return IntStream.range(0, count).mapToObj(_ -> students.remove()).toList();
    }

    private List<DirectoryUser> take(int count, String school) {
        var some = students.stream()
                .filter(user -> district.isIn(user, school))
                .limit(count)
                .toList();
        students.removeAll(some);
        return some;
    }

    private String yearIn(int school) {
        return district.schools().get(school) + "/Students/Year 7";
    }

    private static List<String> addresses(List<DirectoryUser> users) {
        return users.stream().map(DirectoryUser::email).toList();
    }

    private void areCovered(List<DirectoryUser> users) {
        var answer = api.as("app").body(Map.of("emails", addresses(users))).post("/api/licenses/coverage");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<List<Boolean>>path("items.covered")).containsOnly(true);
    }

    /** From which status to which, and how often, since that entry of the ledger. */
    private List<String> decidedOf(List<DirectoryUser> users, long since) throws Exception {
        return licenses.rows("""
                select status_before, status_after, count(*) from ledger l join membership m using (license_id, person_id)
                where l.license_id = ?::uuid and l.seq > ? and m.address = any (string_to_array(?, ','))
                group by 1, 2 order by 1, 2
                """, license, since, String.join(",", addresses(users)));
    }

    private List<Map<String, Object>> grants(String email) {
        return api.as("dana")
                .get("/api/licenses/" + license + "/members?q=" + email)
                .path("items[0].grants");
    }

    private Response explained(String email, String status) {
        var member = api.as("dana")
                .get("/api/licenses/" + license + "/members?status=" + status + "&q=" + email)
                .<String>path("items[0].memberId");
        return api.as("dana").get("/api/licenses/" + license + "/members/" + member);
    }

    /** That page of a run, counted over all units in their order, fails from now on. */
    private void failOn(int page, Fault fault) {
        var left = page;
        for (var school : district.schools()) {
            var pages = Math.ceilDiv(district.listed(school), PAGE);
            if (left <= pages) {
                failOn(school, left, fault);
                return;
            }
            left -= pages;
        }
        throw new AssertionError("a run has fewer pages");
    }

    private void failOn(String unit, int page, Fault fault) {
        stack.google()
                .faults()
                .add(FaultRule.every(fault).onPage(page).onUnit(unit).onAccount(district.account()));
    }

    private void upload(List<String> addresses) {
        var cells = new ArrayList<>(addresses);
        var batch = new Upload(
                        api,
                        district.admin(),
                        license,
                        SchoolFile.of(cells),
                        UUID.randomUUID().toString())
                .send();
        Awaitility.await("the import")
                .atMost(PATIENCE)
                .until(() -> "DONE"
                        .equals(api.as(district.admin())
                                .get("/api/enrollments/batches/" + batch)
                                .path("state")));
    }

    private static List<String> emails(List<Map<String, Object>> lines, String outcome) {
        return lines.stream()
                .filter(line -> outcome.equals(line.get("outcome")))
                .map(line -> String.valueOf(line.get("email")))
                .collect(Collectors.toList());
    }

    private interface Step<T> {
        T take();
    }

    private static <T> T timed(String what, Step<T> step) {
        var begin = System.nanoTime();
        var result = step.take();
        say("%s took %d ms", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        return result;
    }

    private static void say(String text, Object... values) {
        System.out.printf("district: " + text + "%n", values);
    }
}
