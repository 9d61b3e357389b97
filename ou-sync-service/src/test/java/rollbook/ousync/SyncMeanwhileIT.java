package rollbook.ousync;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.ousync.School.STUDENTS;
import static rollbook.ousync.School.TEACHERS;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.events.OuMembershipChanged;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.ousync.usecase.RefreshGrants;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.RequestKind;

/** What is done to a sync, a license and a directory while a run is under way, held up at its second page. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedGoogle.class)
class SyncMeanwhileIT {
    /** Long enough for whatever is done meanwhile, on the busiest machine; Google's client waits longer. */
    private static final Duration HELD_UP = Duration.ofSeconds(10);

    private final School school = new School();

    @AfterEach
    void noMoreFaults() {
        SimulatedGoogle.google().faults().clear();
    }

    /** A run that has read its first page and waits for its second. */
    private void beginRun() {
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.once(Fault.SLOW).onPage(2).onAccount(school.dana).after(HELD_UP));
        school.asDana().post(school.url("/runs")).then().statusCode(202);
        School.await(() -> SimulatedGoogle.google().faults().all().isEmpty());
    }

    private void refresh() {
        var syncId = UUID.fromString(School.sql("select id from sync where license_id = '" + school.licenseId + "'"));
        Arc.container().instance(RefreshGrants.class).get().refresh(school.licenseId, syncId);
    }

    private long left() {
        return school.license.said().stream()
                .mapToLong(fact -> fact.left().size())
                .sum();
    }

    private void synced(int people) {
        school.people(STUDENTS, "student", people);
        school.connect();
        school.pick(STUDENTS);
    }

    @Test
    void who_joined_by_a_run_and_was_judged_during_it_is_not_absent_at_its_end() {
        synced(10);
        school.people(STUDENTS, "newcomer", 900);

        beginRun();
        School.await(() -> school.license.said().stream()
                .map(OuMembershipChanged::joined)
                .anyMatch(joined -> joined.stream().anyMatch(one -> one.email().startsWith("newcomer"))));
        school.license.judge();
        refresh();

        var health = school.awaitRun();
        assertThat(left()).isZero();
        assertThat(health.getInt("held")).isZero();
        assertThat(school.on(STUDENTS)).hasSize(910);
    }

    @Test
    void X28_a_freeze_holds_what_the_run_under_way_would_remove() {
        synced(600);
        school.workspace.delete("student0000@" + school.domain);

        beginRun();
        var now = Instant.now();
        school.asDana()
                .body(Map.of(
                        "from",
                        now.minusSeconds(60).toString(),
                        "until",
                        now.plusSeconds(3600).toString()))
                .put(school.url("/freeze"))
                .then()
                .statusCode(200);

        assertThat(school.awaitRun().getInt("held")).isEqualTo(1);
        assertThat(left()).isZero();
    }

    @Test
    void a_runner_whose_lease_another_has_taken_says_nothing_more() {
        synced(600);
        school.workspace.delete("student0000@" + school.domain);
        school.people(STUDENTS, "zoe");
        var before = school.license.said().size();

        beginRun();
        School.execute(
                "update sync set lease = lease + 1, next_run_at = clock_timestamp() + interval '1 hour' where license_id = '"
                        + school.licenseId + "'");

        School.await(() -> School.sql(
                        "select count(*) from run where license_id = '" + school.licenseId + "' and ended_at is null")
                .equals("0"));
        assertThat(school.license.said()).hasSize(before);
    }

    @Test
    void a_pause_ends_the_run_under_way() {
        synced(600);
        school.workspace.delete("student0000@" + school.domain);

        beginRun();
        school.asDana()
                .body(Map.of("paused", true))
                .put(school.url("/pause"))
                .then()
                .statusCode(200);

        School.await(() -> School.sql(
                        "select count(*) from run where license_id = '" + school.licenseId + "' and ended_at is null")
                .equals("0"));
        assertThat(left()).isZero();
    }

    @Test
    void section_4_a_unit_renamed_during_its_reading_loses_nobody() {
        synced(600);

        beginRun();
        school.workspace.renameUnit(STUDENTS, "Pupils");
        school.workspace.addUnit(STUDENTS); // what the second page lists now: nobody

        var health = school.awaitRun();
        assertThat(left()).isZero();
        assertThat(health.getInt("held")).isZero();
        assertThat(health.getInt("lastRun.active")).isEqualTo(500);
        assertThat(school.on("/Pupils")).hasSize(600);
    }

    @Test
    void X8_a_run_of_many_small_units_without_news_keeps_its_lease() {
        school.people(STUDENTS, "ann");
        school.people(TEACHERS, "tom");
        school.connect();
        school.pick(STUDENTS, TEACHERS);
        var faults = SimulatedGoogle.google().faults();
        var slow = FaultRule.once(Fault.SLOW)
                .on(RequestKind.USERS_LIST)
                .onAccount(school.dana)
                .after(HELD_UP);
        faults.add(slow.onUnit(STUDENTS));
        faults.add(slow.onUnit(TEACHERS));

        school.asDana().post(school.url("/runs")).then().statusCode(202);
        School.await(() -> faults.all().size() == 1);
        School.execute("update sync set lease_until = clock_timestamp() + interval '20 seconds' where license_id = '"
                + school.licenseId + "'");
        School.await(() -> faults.all().isEmpty());

        assertThat(School.sql(
                        "select lease_until > clock_timestamp() + interval '40 seconds' from sync where license_id = '"
                                + school.licenseId + "'"))
                .isIn("t", "true");
        assertThat(school.awaitRun().getString("lastRun.result")).isEqualTo("DONE");
    }

    @Test
    void a_ledger_that_was_set_back_is_filled_again() {
        synced(3);
        school.license.forgets();
        School.execute("update sync set grants_seq = grants_seq + 1000 where license_id = '" + school.licenseId + "'");

        school.run();

        assertThat(school.on(STUDENTS)).hasSize(3);
    }
}
