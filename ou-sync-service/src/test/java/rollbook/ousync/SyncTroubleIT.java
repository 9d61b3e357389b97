package rollbook.ousync;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.ousync.School.STUDENTS;
import static rollbook.ousync.School.TEACHERS;
import static rollbook.ousync.School.YEAR_9;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.LicenseStatus;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.Snapshots;
import rollbook.stack.google.AdminRole;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.RequestKind;
import rollbook.stack.google.UserChange;

/** What a run does when it cannot read everything: whoever it saw joins, nobody leaves, and the admin is told why (§4, X7). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedGoogle.class)
class SyncTroubleIT {
    private final School school = new School();

    @AfterEach
    void noMoreFaults() {
        SimulatedGoogle.google().faults().clear();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FORBIDDEN", "PAGE_TOKEN_EXPIRED"})
    void X7_a_page_that_never_comes_ends_the_run_without_a_removal(Fault fault) {
        var people = school.people(STUDENTS, "student", 1_200);
        school.connect();
        school.pick(STUDENTS);
        school.workspace.delete(people.getFirst().id());
        school.people(STUDENTS, "newcomer");
        SimulatedGoogle.google().faults().add(FaultRule.every(fault).onPage(2).onAccount(school.dana));

        var health = school.run();

        assertThat(health.getString("state")).isEqualTo("PAUSED");
        assertThat(health.getString("why")).isNotBlank();
        assertThat(health.getString("lastRun.result")).isEqualTo("FAILED");
        assertThat(school.on(STUDENTS)).hasSizeGreaterThanOrEqualTo(1_200).contains("student0000");
    }

    @Test
    void X7_a_directory_that_answers_again_is_synced_again_without_anybody_doing_anything() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.PAGE_TOKEN_EXPIRED).onAccount(school.dana));
        assertThat(school.run().getString("state")).isEqualTo("PAUSED");
        SimulatedGoogle.google().faults().clear();
        school.people(STUDENTS, "bob");

        var health = school.run();

        assertThat(health.getString("state")).isEqualTo("ACTIVE");
        assertThat(health.getString("why")).isNull();
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob"));
    }

    @Test
    void X8_a_run_whose_runner_was_lost_is_begun_anew_when_its_lease_is_over() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);
        school.people(STUDENTS, "bob");

        School.execute("update sync set lease = lease + 1, lease_until = clock_timestamp() where license_id = '"
                + school.licenseId + "'");

        School.await(() -> School.sql("select count(*) from run where ended_at is not null and license_id = '"
                        + school.licenseId + "'")
                .equals("2"));
        school.awaitRun();
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob"));
    }

    @Test
    void X7_a_unit_that_is_gone_keeps_its_people_and_the_others_go_on() {
        school.people(STUDENTS, "ann");
        var tom = school.people(TEACHERS, "tom", "tea").getFirst();
        school.connect();
        school.pick(STUDENTS, TEACHERS);
        var students = school.unitId(STUDENTS);
        school.workspace.deleteUnit(STUDENTS);
        school.workspace.delete(tom.id());

        var health = school.run();

        assertThat(health.getString("trouble")).isEqualTo("UNIT_GONE");
        assertThat(health.getString("state")).isEqualTo("ACTIVE");
        assertThat(school.license.on(students)).hasSize(1);
        assertThat(school.on(TEACHERS)).isEqualTo(Set.of("tea"));
    }

    @Test
    void section_4_a_lost_authorization_pauses_the_sync_and_a_new_one_shows_the_difference_before_anybody_leaves() {
        var ann = school.people(STUDENTS, "ann", "bob").getFirst();
        school.connect();
        school.pick(STUDENTS);
        SimulatedGoogle.google().revoke(school.dana);
        school.workspace.delete(ann.id());
        assertThat(school.run().getString("trouble")).isEqualTo("AUTHORIZATION_LOST");
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob"));
        school.asDana().post(school.url("/runs")).then().statusCode(409);
        school.people(STUDENTS, "cat");

        school.connect();
        var health = school.awaitRun();

        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob", "cat"));
        assertThat(health.getInt("held")).isEqualTo(1);
        assertThat(school.asDana().get(school.url("/held")).<String>path("items[0].cause"))
                .isEqualTo("NEW_AUTHORIZATION");
        school.approveAll().then().statusCode(200);
        school.awaitRun();
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("bob", "cat"));
    }

    @Test
    void section_4_what_changed_while_a_sync_was_cut_off_is_reviewed_until_all_of_it_was_read() {
        school.people(STUDENTS, "ann");
        var tom = school.people(TEACHERS, "tom", "tea").getFirst();
        school.connect();
        school.pick(STUDENTS, TEACHERS);
        SimulatedGoogle.google().revoke(school.dana);
        assertThat(school.run().getString("trouble")).isEqualTo("AUTHORIZATION_LOST");
        school.workspace.deleteUnit(YEAR_9);
        school.workspace.deleteUnit(STUDENTS);
        school.connect();
        assertThat(school.awaitRun().getString("trouble")).isEqualTo("UNIT_GONE");
        school.workspace.delete(tom.id());

        var health = school.run();

        assertThat(health.getInt("held")).isEqualTo(1);
        assertThat(school.on(TEACHERS)).isEqualTo(Set.of("tom", "tea"));
    }

    @Test
    void X7_one_user_Google_does_not_show_stays_and_stops_nobody_else() {
        var people = school.people(STUDENTS, "ann", "bob", "cat");
        school.connect();
        school.pick(STUDENTS);
        school.workspace.change(people.getFirst().id(), UserChange.moveTo(TEACHERS));
        school.workspace.change(people.getLast().id(), UserChange.suspend());
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.FORBIDDEN).on(RequestKind.USER_GET).onAccount(school.dana));

        var health = school.run();

        assertThat(health.getString("state")).isEqualTo("ACTIVE");
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob"));
    }

    @Test
    void PROTOCOLS_F_an_access_token_refused_though_it_is_new_ends_the_run_and_not_the_authorization() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.UNAUTHORIZED).onAccount(school.dana));
        assertThat(school.run().getString("trouble")).isEqualTo("DIRECTORY_FAILED");
        SimulatedGoogle.google().faults().clear();

        assertThat(school.run().getString("state")).isEqualTo("ACTIVE");
    }

    @Test
    void section_4_an_authorization_by_another_account_shows_the_difference_before_anybody_leaves() {
        var ann = school.people(STUDENTS, "ann", "bob").getFirst();
        school.connect();
        school.pick(STUDENTS);
        school.workspace.delete(school.dana);
        school.workspace.add(school.dana, "Dana", "Admin", "/Office");
        school.workspace.change(school.dana, UserChange.role(AdminRole.SUPER));
        school.workspace.delete(ann.id());

        school.connect();

        assertThat(school.awaitRun().getInt("held")).isEqualTo(1);
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob"));
    }

    @Test
    void R5_an_admin_who_is_google_admin_no_more_pauses_the_sync() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);
        school.workspace.change(school.dana, UserChange.role(AdminRole.NONE));

        assertThat(school.run().getString("trouble")).isEqualTo("NOT_A_GOOGLE_ADMIN");
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann"));
    }

    @Test
    void section_4_nobody_joins_or_leaves_a_frozen_license_by_a_sync() {
        var ann = school.people(STUDENTS, "ann", "bob").getFirst();
        school.connect();
        school.pick(STUDENTS);
        school.becomes(Snapshots.next(school.snapshot(), LicenseStatus.SUSPENDED, 2));
        school.workspace.delete(ann.id());
        school.people(STUDENTS, "cat");
        var before = school.license.said().size();

        assertThat(school.run().getString("trouble")).isEqualTo("LICENSE_NOT_LIVE");
        assertThat(school.license.said()).hasSize(before);
        school.becomes(Snapshots.next(school.snapshot(), LicenseStatus.LIVE, 3));
        school.run();
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("bob", "cat"));
    }

    @Test
    void R15_a_sync_that_holds_the_license_no_more_says_nothing() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);
        school.license.isHeldBy(UUID.randomUUID());
        school.people(STUDENTS, "bob");
        var before = school.license.said().size();

        assertThat(school.run().getString("trouble")).isEqualTo("CLAIM_LOST");
        assertThat(school.license.said()).hasSize(before);
    }

    @Test
    void nothing_is_compared_while_license_service_is_away() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);
        school.people(STUDENTS, "bob");
        var before = school.license.said().size();
        LicenseOwner.isAway(true);
        try {
            for (var minutes : List.of(1, 2, 4)) { // it is our trouble: nobody waits half an hour for us
                var health = school.run();
                assertThat(health.getString("trouble")).isEqualTo("SERVICE_AWAY");
                var ended = Instant.parse(health.getString("lastRun.endedAt"));
                assertThat(Duration.between(ended, Instant.parse(health.getString("nextRunAt"))))
                        .isCloseTo(Duration.ofMinutes(minutes), Duration.ofSeconds(20));
            }
        } finally {
            LicenseOwner.isAway(false);
        }
        assertThat(school.license.said()).hasSize(before);
        school.run();
        assertThat(school.on(STUDENTS)).isEqualTo(Set.of("ann", "bob"));
    }

    @Test
    void runs_that_failed_for_another_reason_make_nobody_wait_longer_for_us() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);
        school.becomes(Snapshots.next(school.snapshot(), LicenseStatus.SUSPENDED, 2));
        school.run();
        school.run();
        school.becomes(Snapshots.next(school.snapshot(), LicenseStatus.LIVE, 3));
        LicenseOwner.isAway(true);
        try {
            var health = school.run();
            assertThat(health.getString("trouble")).isEqualTo("SERVICE_AWAY");
            assertThat(Duration.between(
                            Instant.parse(health.getString("lastRun.endedAt")),
                            Instant.parse(health.getString("nextRunAt"))))
                    .isLessThan(Duration.ofSeconds(100));
        } finally {
            LicenseOwner.isAway(false);
        }
    }

    @Test
    void R12_X8_a_run_begins_at_most_thirty_minutes_after_the_one_before() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);

        var health = school.run();

        var began = Instant.parse(health.getString("lastRun.beganAt"));
        var next = Instant.parse(health.getString("nextRunAt"));
        assertThat(next).isBetween(began.plusSeconds(27 * 60 - 1), began.plusSeconds(30 * 60));
    }
}
