package rollbook.ousync;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.ousync.School.STUDENTS;
import static rollbook.ousync.School.TEACHERS;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Act;
import rollbook.events.Actor;
import rollbook.events.Topic;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.stack.google.DirectoryUser;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.RequestKind;
import rollbook.stack.google.UserChange;

/** Mass removals wait for somebody's approval (X28). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedGoogle.class)
class HoldIT {
    private final School school = new School();
    private List<DirectoryUser> students = List.of();

    private void begin(int count) {
        students = school.people(STUDENTS, "student", count);
        school.people(TEACHERS, "tom");
        school.connect();
        school.pick(STUDENTS, TEACHERS);
    }

    private void suspend(int from, int to) {
        students.subList(from, to).forEach(student -> school.workspace.change(student.id(), UserChange.suspend()));
    }

    private int held() {
        return school.asDana().get(school.url("")).path("held");
    }

    @AfterEach
    void noMoreFaults() {
        SimulatedGoogle.google().faults().clear();
    }

    @Test
    void X28_twenty_may_leave_at_once() {
        begin(25);
        suspend(0, 20);

        school.run();

        assertThat(school.on(STUDENTS)).hasSize(5);
        assertThat(held()).isZero();
    }

    @Test
    void X28_more_than_twenty_and_five_percent_are_held_and_whoever_joined_joins() {
        begin(25);
        suspend(0, 21);
        school.people(TEACHERS, "tea");

        var health = school.run();

        assertThat(school.on(STUDENTS)).hasSize(25);
        assertThat(school.on(TEACHERS)).isEqualTo(Set.of("tom", "tea"));
        assertThat(health.getString("lastRun.result")).isEqualTo("HELD");
        assertThat(held()).isEqualTo(21);
    }

    @Test
    void X28_when_a_sync_begins_to_hold_people_it_says_so_once() throws Exception {
        begin(25);
        suspend(0, 21);
        school.run();
        suspend(21, 22);
        school.run();
        school.approveAll().then().statusCode(200);
        school.awaitRun();
        var others = school.people(TEACHERS, "tea", 30);
        school.run();

        others.forEach(teacher -> school.workspace.change(teacher.id(), UserChange.suspend()));
        school.run();

        assertThat(Wire.saidOn(Topic.ENROLLMENT_LIVE, AccessNoted.class, school.licenseId).stream()
                        .filter(noted -> noted.act() == Act.HELD))
                .allMatch(noted -> noted.actor().role() == Actor.Role.SYSTEM)
                .extracting(noted -> noted.details().getFirst().value())
                .containsExactly("21", "30");
    }

    @Test
    void X28_five_percent_of_a_large_unit_may_leave_at_once() {
        begin(500);
        suspend(0, 25);

        school.run();

        assertThat(school.on(STUDENTS)).hasSize(475);
    }

    @Test
    void X28_approved_people_leave_and_anyone_new_stays_held() {
        begin(40);
        suspend(0, 30);
        school.run();
        var approved = students.subList(0, 25).stream().map(DirectoryUser::id).toList();
        suspend(30, 31);

        school.asDana()
                .body(Map.of("googleIds", approved))
                .post(school.url("/held/approvals"))
                .then()
                .statusCode(200);
        school.awaitRun();

        assertThat(school.on(STUDENTS)).hasSize(15).contains("student0025", "student0030");
        assertThat(held()).isEqualTo(6);
    }

    @Test
    void X28_a_hold_disappears_when_its_people_are_back() {
        begin(40);
        suspend(0, 30);
        school.run();
        students.subList(0, 30).forEach(student -> school.workspace.change(student.id(), UserChange.unsuspend()));

        var health = school.run();

        assertThat(held()).isZero();
        assertThat(health.getString("lastRun.result")).isEqualTo("DONE");
        assertThat(school.on(STUDENTS)).hasSize(40);
    }

    @Test
    void X28_who_is_approved_and_back_stays() {
        begin(40);
        suspend(0, 30);
        school.run();
        school.workspace.change(students.getFirst().id(), UserChange.unsuspend());

        school.approveAll().then().statusCode(200);
        school.awaitRun();

        assertThat(school.on(STUDENTS)).hasSize(11).contains("student0000");
        assertThat(held()).isZero();
    }

    @Test
    void X28_an_approval_expires_after_a_day() {
        begin(40);
        suspend(0, 30);
        school.run();
        School.execute("update held set approved_at = clock_timestamp() - interval '25 hours' where license_id = '"
                + school.licenseId + "'");

        school.run();

        assertThat(school.on(STUDENTS)).hasSize(40);
        assertThat(held()).isEqualTo(30);
    }

    @Test
    void X28_an_approval_waits_for_a_complete_reading() {
        begin(40);
        suspend(0, 30);
        school.run();
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.FORBIDDEN).onUnit(TEACHERS).onAccount(school.dana));

        school.approveAll().then().statusCode(200);
        school.awaitRun();

        assertThat(school.on(STUDENTS)).hasSize(40);
    }

    @Test
    void X7_an_empty_unit_that_had_members_holds_its_removals_however_few_they_are() {
        begin(3);
        students.forEach(student -> school.workspace.delete(student.id()));
        school.people(TEACHERS, "tea");

        school.run();

        assertThat(school.on(STUDENTS)).hasSize(3);
        assertThat(school.on(TEACHERS)).isEqualTo(Set.of("tom", "tea"));
        assertThat(school.asDana().get(school.url("/held")).<List<String>>path("items.cause"))
                .hasSize(3)
                .containsOnly("EMPTY_UNIT");
    }

    @Test
    void X7_the_people_of_a_unit_that_was_empty_stay_held_and_hold_nobody_elsewhere() {
        begin(3);
        school.people(TEACHERS, "tea");
        school.run();
        students.forEach(student -> school.workspace.delete(student.id()));
        school.run();
        school.people(STUDENTS, "newcomer");
        school.workspace.delete("tea@" + school.domain);

        school.run();

        assertThat(school.on(TEACHERS)).isEqualTo(Set.of("tom"));
        assertThat(school.on(STUDENTS)).hasSize(4);
        assertThat(held()).isEqualTo(3);
    }

    @Test
    void X28_narrowing_a_unit_by_a_plan_is_never_held() {
        students = school.people(School.YEAR_9, "student", 40);
        school.people(STUDENTS, "head");
        school.connect();
        school.pick(STUDENTS);

        school.commit(school.plan(List.of(Map.of("id", school.unitId(STUDENTS), "subtree", false))));

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("head"));
        assertThat(held()).isZero();
    }

    @Test
    void X7_a_listing_that_passes_over_people_who_are_there_removes_and_holds_nobody() {
        begin(3);
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.EMPTY).onUnit(STUDENTS).onAccount(school.dana));

        school.run();

        assertThat(school.on(STUDENTS)).hasSize(3);
        assertThat(held()).isZero();
    }

    @Test
    void X7_a_listing_proven_wrong_is_not_believed_of_those_not_asked_for_either() {
        begin(1_100);
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.EMPTY).onUnit(STUDENTS).onAccount(school.dana));

        school.run();

        assertThat(held()).isZero();
        assertThat(school.on(STUDENTS)).hasSize(1_100);
    }

    @Test
    void X28_who_is_held_is_not_asked_for_again_until_approved() {
        begin(30);
        students.subList(0, 21).forEach(student -> school.workspace.delete(student.id()));
        school.run();
        SimulatedGoogle.google().requests().clear();

        school.run();

        assertThat(askedById()).isZero();
        assertThat(school.asDana().get(school.url("/held")).<List<String>>path("items.reason"))
                .hasSize(21)
                .containsOnly("DELETED");
        school.approveAll().then().statusCode(200);
        school.awaitRun();
        assertThat(askedById()).isEqualTo(21);
        assertThat(school.on(STUDENTS)).hasSize(9);
    }

    private static long askedById() {
        return SimulatedGoogle.google().requests().all().stream()
                .filter(request -> request.kind() == RequestKind.USER_GET)
                .count();
    }

    @Test
    void X28_a_hold_in_a_unit_that_is_gone_meanwhile_holds_the_whole_run_still() {
        begin(40);
        school.people(TEACHERS, "tea");
        suspend(0, 30);
        school.run();
        school.workspace.deleteUnit(School.YEAR_9);
        school.workspace.deleteUnit(STUDENTS);
        school.workspace.delete("tea@" + school.domain);

        school.run();

        assertThat(school.on(TEACHERS)).isEqualTo(Set.of("tom", "tea"));
        assertThat(held()).isEqualTo(31);
    }

    @Test
    void X28_an_open_hold_of_a_unit_that_was_empty_too_holds_the_whole_run() {
        begin(40);
        school.people(TEACHERS, "tea");
        suspend(0, 30);
        school.run();
        students.forEach(student -> school.workspace.delete(student.id()));
        school.run();
        school.people(STUDENTS, "newcomer");
        school.workspace.delete("tea@" + school.domain);

        school.run();

        assertThat(school.on(TEACHERS)).isEqualTo(Set.of("tom", "tea"));
        assertThat(held()).isEqualTo(41);
    }

    @Test
    void X28_while_a_freeze_lasts_additions_go_on_and_removals_queue_for_one_review() {
        begin(5);
        var now = Instant.now();
        school.asDana()
                .body(Map.of("from", now.minusSeconds(60), "until", now.plus(Duration.ofDays(30))))
                .put(school.url("/freeze"))
                .then()
                .statusCode(200);
        suspend(0, 2);
        school.people(STUDENTS, "newcomer");
        school.run();
        assertThat(school.on(STUDENTS)).hasSize(6);

        school.asDana().delete(school.url("/freeze")).then().statusCode(204);
        school.run();

        assertThat(school.on(STUDENTS)).hasSize(6);
        assertThat(held()).isEqualTo(2);
        school.approveAll();
        school.awaitRun();
        assertThat(school.on(STUDENTS)).hasSize(4);
    }

    @Test
    void X28_deselecting_a_unit_is_never_held() {
        begin(40);

        school.pick(TEACHERS);

        assertThat(school.on(STUDENTS)).isEmpty();
        assertThat(held()).isZero();
    }

    @Test
    void X28_who_is_held_in_a_unit_that_is_deselected_is_held_no_more() {
        begin(40);
        suspend(0, 30);
        school.run();

        school.pick(TEACHERS);

        assertThat(held()).isZero();
    }
}
