package rollbook.ousync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.ousync.School.STAFF;
import static rollbook.ousync.School.STUDENTS;
import static rollbook.ousync.School.TEACHERS;
import static rollbook.ousync.School.YEAR_9;
import static rollbook.ousync.School.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseStatus;
import rollbook.events.Outcome;
import rollbook.events.SourceEnded;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.Snapshots;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.RequestKind;
import rollbook.stack.google.UserChange;

/** What would come of a selection is shown first, and then so (X30). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedGoogle.class)
class PlanIT {
    private final School school = new School();

    @AfterEach
    void noMoreFaults() {
        SimulatedGoogle.google().faults().clear();
    }

    private List<Map<String, Object>> units(String... paths) {
        return List.of(paths).stream()
                .map(path -> Map.<String, Object>of("id", school.unitId(path)))
                .toList();
    }

    private Map<String, Integer> counts(String planId) {
        return school.asDana().get(school.url("/plans/" + planId)).path("counts");
    }

    @Test
    void X30_a_plan_says_who_would_be_added_kept_removed_and_skipped_and_does_nothing() {
        var people = school.people(STUDENTS, "ann", "bob", "cat", "dan");
        school.people(TEACHERS, "tom");
        school.connect();
        school.pick(STUDENTS);
        school.workspace.change(people.get(1).id(), UserChange.suspend());
        school.workspace.delete(people.get(2).id());
        var eve = school.people(STUDENTS, "eve").getFirst();
        school.workspace.change(eve.id(), UserChange.archive());
        var before = school.license.said().size();

        var plan = school.plan(units(STUDENTS, TEACHERS));

        assertThat(counts(plan)).isEqualTo(Map.of("ADD", 1, "KEEP", 2, "REMOVE", 2, "SKIP", 1));
        var removed = school.asDana().get(school.url("/plans/" + plan + "/people?effect=REMOVE"));
        assertThat(removed.<List<String>>path("items.why"))
                .containsExactlyInAnyOrder("Suspended at Google.", "No longer in the unit.");
        assertThat(removed.<List<String>>path("items.reason")).containsExactlyInAnyOrder("SUSPENDED", "LEFT_UNIT");
        assertThat(school.license.said()).hasSize(before);
    }

    @Test
    void X5_who_is_in_another_picked_unit_is_shown_to_stay() {
        school.people(YEAR_9, "ann");
        school.people(STUDENTS, "bob");
        school.connect();
        school.pick(STUDENTS);

        var plan = school.plan(units(YEAR_9));

        var removed = school.asDana().get(school.url("/plans/" + plan + "/people?effect=REMOVE"));
        assertThat(removed.<Map<String, Object>>path("items.find { it.email.startsWith('ann') }"))
                .containsEntry("why", "Stays by another unit.")
                .containsEntry("reason", "IN_ANOTHER_UNIT");
        assertThat(removed.<Map<String, Object>>path("items.find { it.email.startsWith('bob') }"))
                .containsEntry("why", "The unit is no longer picked.")
                .containsEntry("reason", "DESELECTED");
    }

    @Test
    void R14_removing_the_sync_ends_all_of_its_grants_and_the_claim() {
        school.people(STUDENTS, "ann", "bob");
        school.connect();
        school.pick(STUDENTS);
        var plan = school.plan(Map.of("remove", true));
        assertThat(counts(plan)).isEqualTo(Map.of("REMOVE", 2));

        school.commit(plan);

        assertThat(school.license.endings()).extracting(SourceEnded::kind).containsExactly(SourceEnded.Kind.SYNC);
        assertThat(school.on(STUDENTS)).isEmpty();
        assertThat(school.license.holder()).isNull();
        school.asDana().get(school.url("")).then().statusCode(404);
    }

    @Test
    void R14_staff_remove_a_sync_without_a_plan() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);

        as(STAFF, "staff").delete(school.url("")).then().statusCode(204);

        School.await(() -> !school.license.endings().isEmpty());
        assertThat(school.license.holder()).isNull();
    }

    @Test
    void X30_a_plan_that_is_no_longer_true_is_refused_with_the_difference() {
        school.people(STUDENTS, "ann");
        school.people(TEACHERS, "tom");
        school.connect();
        school.pick(STUDENTS, TEACHERS);
        var plan = school.plan(units(TEACHERS));
        school.people(STUDENTS, "bob");
        school.run();

        var refused = school.asDana().post(school.url("/plans/" + plan + "/commit"));

        refused.then()
                .statusCode(409)
                .body("type", equalTo("/problems/plan-outdated"))
                .body("rule", equalTo("X30"))
                .body("people.email", contains("bob@" + school.domain))
                .body("people[0].now", equalTo("REMOVED"))
                .body("people[0].shown", nullValue());
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob"));
    }

    @Test
    void X30_a_plan_is_used_once_and_for_a_day() {
        school.people(STUDENTS, "ann");
        school.connect();
        var plan = school.plan(units(STUDENTS));
        var old = school.plan(units(STUDENTS));
        School.execute("update plan set made_at = made_at - interval '25 hours' where id = '" + old + "'");
        school.commit(plan);

        school.asDana().post(school.url("/plans/" + plan + "/commit")).then().statusCode(409);
        school.asDana().post(school.url("/plans/" + old + "/commit")).then().statusCode(410);
    }

    @Test
    void R6_only_units_that_are_there_are_picked_each_once() {
        school.connect();

        for (var wanted : List.of(
                List.<Map<String, Object>>of(),
                List.<Map<String, Object>>of(Map.of("id", "id:none")),
                List.of(units(STUDENTS).getFirst(), units(STUDENTS).getFirst()))) {
            school.asDana()
                    .body(Map.of("units", wanted))
                    .post(school.url("/plans"))
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void section_4_nothing_is_committed_on_a_frozen_license() {
        school.people(STUDENTS, "ann");
        school.people(TEACHERS, "tom");
        school.connect();
        school.pick(STUDENTS, TEACHERS);
        var plan = school.plan(units(TEACHERS));
        school.becomes(Snapshots.next(school.snapshot(), LicenseStatus.SUSPENDED, 2));

        school.asDana()
                .post(school.url("/plans/" + plan + "/commit"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("§4"));
        assertThat(school.license.endings()).isEmpty();
    }

    @Test
    void X30_a_plan_whose_seats_are_taken_meanwhile_is_refused() {
        school.people(STUDENTS, "student", 30);
        school.connect();
        var plan = school.plan(units(STUDENTS));
        school.license.hasFreeSeats(29);

        school.asDana()
                .post(school.url("/plans/" + plan + "/commit"))
                .then()
                .statusCode(409)
                .body("people.shown", contains("ADDED"))
                .body("people.now", contains("WAITING"));

        school.license.hasFreeSeats(30);
        school.commit(plan);
        assertThat(school.on(STUDENTS)).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void X30_a_plan_under_which_somebody_is_kept_out_by_now_is_refused_with_the_difference(boolean isRenamed) {
        var bob = school.people(STUDENTS, "ann", "bob").get(1);
        school.license.seatsAreTaken(100);
        school.connect();
        var plan = school.plan(units(STUDENTS));
        school.license.becomes(bob.id(), Outcome.KEPT_OUT);
        if (isRenamed) {
            school.license.isRenamed();
        }

        school.asDana()
                .post(school.url("/plans/" + plan + "/commit"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("people.email", contains("bob@" + school.domain))
                .body("people[0].shown", equalTo("ADDED"))
                .body("people[0].now", equalTo("KEPT_OUT"));
        assertThat(school.asDana().get(school.url("/plans/" + plan)).<String>path("state"))
                .isEqualTo("PLANNED");
    }

    @Test
    void X30_who_would_be_refused_is_shown_with_the_reason_s_name_in_a_plan_and_where_it_no_longer_holds() {
        var people = school.people(STUDENTS, "ann", "bob");
        school.license.becomes(people.getFirst().id(), Outcome.REFUSED);
        school.connect();
        var plan = school.plan(units(STUDENTS));
        school.license.becomes(people.get(1).id(), Outcome.REFUSED);

        var added = school.asDana().get(school.url("/plans/" + plan + "/people?effect=ADD"));
        assertThat(added.<Map<String, Object>>path("items.find { it.email.startsWith('ann') }"))
                .containsEntry("why", "A sentence.")
                .containsEntry("reason", "deployed-domain-wide");
        school.asDana()
                .post(school.url("/plans/" + plan + "/commit"))
                .then()
                .statusCode(409)
                .body("people.email", contains("bob@" + school.domain))
                .body("people[0].reason", equalTo("deployed-domain-wide"));
    }

    @Test
    void X30_who_was_shown_to_stay_by_another_reason_and_has_it_no_more_is_a_removal_not_in_the_plan() {
        var people = school.people(STUDENTS, "ann", "bob");
        school.people(TEACHERS, "tom");
        school.license.isOnByFile(people.getFirst().id(), true);
        school.connect();
        school.pick(STUDENTS, TEACHERS);
        var plan = school.plan(units(TEACHERS));
        school.license.isOnByFile(people.getFirst().id(), false);

        school.asDana()
                .post(school.url("/plans/" + plan + "/commit"))
                .then()
                .statusCode(409)
                .body("people.email", contains("ann@" + school.domain))
                .body("people[0].shown", equalTo("ALREADY_MEMBER"))
                .body("people[0].now", equalTo("REMOVED"));
        assertThat(school.license.endings()).isEmpty();
    }

    @Test
    void X30_a_change_under_which_everybody_fares_as_shown_or_better_does_not_stop_a_plan() {
        var people = school.people(STUDENTS, "ann", "bob");
        school.license.hasFreeSeats(1);
        school.connect();
        var plan = school.plan(units(STUDENTS));
        school.license.becomes(people.getFirst().id(), Outcome.ALREADY_MEMBER);

        school.commit(plan);

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob"));
    }

    @Test
    void X30_while_the_license_is_as_the_plan_found_it_nobody_is_asked_about_again() {
        school.people(STUDENTS, "student", 30);
        school.connect();
        var plan = school.plan(units(STUDENTS));
        var asked = school.license.askedAbout();

        school.asDana().post(school.url("/plans/" + plan + "/commit")).then().statusCode(202);

        assertThat(school.license.askedAbout()).isEqualTo(asked);
    }

    @Test
    void X30_while_only_people_moved_those_are_asked_about_and_whoever_needs_a_seat_where_they_run_out() {
        var people = school.people(STUDENTS, "student", 30);
        school.license.seatsAreTaken(30);
        school.connect();
        var plan = school.plan(units(STUDENTS));
        var asked = school.license.askedAbout();
        school.license.becomes(people.getFirst().id(), Outcome.ALREADY_MEMBER);
        school.license.seatsAreTaken(28);

        school.asDana()
                .post(school.url("/plans/" + plan + "/commit"))
                .then()
                .statusCode(409)
                .body("people.now", contains("WAITING"));
        assertThat(school.license.askedAbout()).isEqualTo(asked + 1 + 30);
        school.license.seatsAreTaken(29);
        school.asDana().post(school.url("/plans/" + plan + "/commit")).then().statusCode(202);
        assertThat(school.license.askedAbout()).isEqualTo(asked + 1 + 30 + 1);
    }

    @Test
    void a_unit_deselected_and_picked_again_at_once_is_said_again_whether_its_end_was_heard_or_not() {
        school.people(STUDENTS, "ann");
        school.people(TEACHERS, "tom");
        school.connect();
        school.pick(STUDENTS, TEACHERS);
        school.asDana()
                .post(school.url("/plans/" + school.plan(units(TEACHERS)) + "/commit"))
                .then()
                .statusCode(202);
        var again = school.plan(units(STUDENTS, TEACHERS));

        school.commit(again);

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann"));
    }

    @Test
    void section_4_who_moves_between_two_picked_units_joins_the_one_before_the_other_ends() {
        school.people(YEAR_9, "ann");
        school.connect();
        school.pick(YEAR_9);

        school.commit(school.plan(units(STUDENTS)));

        var ended = school.license.endings();
        assertThat(ended).extracting(SourceEnded::name).containsExactly(school.unitId(YEAR_9));
        assertThat(school.license.said())
                .filteredOn(fact -> fact.unitId().equals(school.unitId(STUDENTS)))
                .hasSize(1)
                .allMatch(fact -> fact.stamp() < ended.getFirst().stamp());
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann"));
    }

    @Test
    void section_4_a_unit_deselected_ends_with_the_first_run_that_reads_all_the_others() {
        school.people(YEAR_9, "ann");
        school.connect();
        school.pick(YEAR_9);
        var plan = school.plan(units(STUDENTS));
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.FORBIDDEN).on(RequestKind.USERS_LIST).onAccount(school.dana));

        school.commit(plan);

        assertThat(school.on(YEAR_9)).isEqualTo(Set.of("ann"));
        assertThat(ending()).containsExactly(school.unitId(YEAR_9));
        SimulatedGoogle.google().faults().clear();
        school.asDana()
                .body(Map.of("paused", false))
                .put(school.url("/pause"))
                .then()
                .statusCode(200);
        school.awaitRun();
        assertThat(school.on(YEAR_9)).isEmpty();
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann"));
        assertThat(ending()).isEmpty();
    }

    private List<String> ending() {
        return school.asDana()
                .get(school.url(""))
                .then()
                .statusCode(200)
                .extract()
                .path("endingUnits");
    }

    @Test
    void a_school_whose_directory_is_slow_holds_up_no_plan_of_another() {
        var other = new School();
        other.people(STUDENTS, "ann");
        other.connect();
        school.connect();
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.SLOW)
                        .on(RequestKind.USERS_LIST)
                        .onAccount(school.dana)
                        .after(Duration.ofSeconds(30)));
        var slow = school.asDana()
                .body(Map.of("units", units(STUDENTS)))
                .post(school.url("/plans"))
                .<String>path("planId");
        School.await(() ->
                School.sql("select lease from plan where id = '" + slow + "'").equals("1"));

        other.plan(List.of(Map.of("id", other.unitId(STUDENTS))));

        assertThat(school.asDana().get(school.url("/plans/" + slow)).<String>path("state"))
                .isEqualTo("READING");
    }

    @Test
    void section_4_a_unit_deselected_and_picked_again_before_it_ended_does_not_end() {
        school.people(YEAR_9, "ann");
        school.connect();
        school.pick(YEAR_9);
        var other = school.plan(units(STUDENTS));
        var again = school.plan(units(YEAR_9));
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.SLOW)
                        .on(RequestKind.USERS_LIST)
                        .onAccount(school.dana)
                        .after(Duration.ofSeconds(10)));
        school.asDana().post(school.url("/plans/" + other + "/commit")).then().statusCode(202);

        school.asDana().post(school.url("/plans/" + again + "/commit")).then().statusCode(202);

        SimulatedGoogle.google().faults().clear();
        school.awaitRun();
        assertThat(school.license.endings()).extracting(SourceEnded::name).doesNotContain(school.unitId(YEAR_9));
        assertThat(school.on(YEAR_9)).isEqualTo(Set.of("ann"));
    }

    @Test
    void X30_a_selection_is_not_committed_while_nothing_is_read_but_a_removal_is() {
        school.people(YEAR_9, "ann");
        school.connect();
        school.pick(YEAR_9);
        var selection = school.plan(units(STUDENTS));
        var removal = school.plan(Map.of("remove", true));

        school.asDana()
                .body(Map.of("paused", true))
                .put(school.url("/pause"))
                .then()
                .statusCode(200);
        school.asDana()
                .post(school.url("/plans/" + selection + "/commit"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/sync-paused"));
        school.asDana().delete(school.url("/google")).then().statusCode(204);
        school.asDana()
                .post(school.url("/plans/" + selection + "/commit"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/google-authorization-lost"));
        assertThat(school.on(YEAR_9)).isEqualTo(Set.of("ann"));

        school.commit(removal);
        assertThat(school.on(YEAR_9)).isEmpty();
    }

    @Test
    void section_4_a_sync_of_a_frozen_license_is_removed_by_nobody() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);
        school.becomes(Snapshots.next(school.snapshot(), LicenseStatus.SUSPENDED, 2));

        for (var somebody : List.of(school.asDana(), as(STAFF, "staff"))) {
            somebody.delete(school.url("")).then().statusCode(409).body("rule", equalTo("§4"));
        }
        assertThat(school.license.endings()).isEmpty();
        assertThat(school.license.holder()).isNotNull();
    }

    @Test
    void X30_who_came_under_a_unit_after_a_plan_that_narrows_it_is_a_removal_not_in_the_plan() {
        school.people(YEAR_9, "ann");
        school.people(STUDENTS, "cat");
        school.connect();
        school.pick(STUDENTS);
        var plan = school.plan(List.of(Map.of("id", school.unitId(STUDENTS), "subtree", false)));
        school.people(YEAR_9, "bob");
        school.run();

        school.asDana()
                .post(school.url("/plans/" + plan + "/commit"))
                .then()
                .statusCode(409)
                .body("people.email", contains("bob@" + school.domain));
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob", "cat"));
    }

    @Test
    void X30_who_was_said_to_join_and_is_not_judged_yet_is_a_removal_not_in_the_plan() {
        school.people(STUDENTS, "ann");
        school.people(TEACHERS, "tom");
        school.connect();
        school.pick(STUDENTS, TEACHERS);
        var plan = school.plan(units(TEACHERS));
        school.people(STUDENTS, "bob");
        school.asDana().post(school.url("/runs")).then().statusCode(202);
        School.await(() -> school.license.said().stream()
                .anyMatch(fact ->
                        fact.joined().stream().anyMatch(joined -> joined.email().startsWith("bob@"))));

        school.asDana()
                .post(school.url("/plans/" + plan + "/commit"))
                .then()
                .statusCode(409)
                .body("people.email", contains("bob@" + school.domain));
    }
}
