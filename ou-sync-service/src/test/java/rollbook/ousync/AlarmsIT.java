package rollbook.ousync;

import static rollbook.ousync.School.STUDENTS;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.prometheus.Alarm;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.stack.google.UserChange;

/** Each alert is fired by a fault and over when that is mended. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedGoogle.class)
class AlarmsIT {
    private final School school = new School();

    @Inject
    Database database;

    /** Other classes leave syncs behind in any state. */
    @BeforeEach
    void begin() {
        sql("delete from held");
        sql("delete from sync");
        school.people(STUDENTS, "student", 25);
        school.connect();
        school.pick(STUDENTS);
    }

    @Test
    void X28_a_sync_that_holds_people_is_told_of_until_somebody_approves() {
        var held = Alarm.of("RollbookSyncHeld").awaitClear();

        for (var i = 0; i < 21; i++) {
            school.workspace.change("student%04d@%s".formatted(i, school.domain), UserChange.suspend());
        }
        school.run();

        held.awaitFires();
        school.approveAll().then().statusCode(200);
        school.awaitRun();
        held.awaitClear();
    }

    @Test
    void an_authorization_grows_old_and_is_lost_and_a_new_one_ends_both() {
        var old = Alarm.of("RollbookAuthorizationOld").awaitClear();
        var lost = Alarm.of("RollbookAuthorizationLost").awaitClear();

        sql("update sync set authorized_at = authorized_at - interval '400 days'");
        old.awaitFires();
        sql("update sync set paused = true, trouble = 'AUTHORIZATION_LOST'"); // as a run does that Google refuses
        lost.awaitFires();

        school.connect();
        old.awaitClear();
        lost.awaitClear();
    }

    @Test
    void R12_a_run_nobody_begins_is_late() {
        var late = Alarm.of("RollbookSyncLate").awaitClear();

        // What the last run said is not judged, and so no other begins.
        sql("update run set joined = joined + 1 where license_id = '" + school.licenseId + "'");
        sql("update sync set next_run_at = clock_timestamp() - interval '1 hour'");
        late.awaitFires();

        sql("update run set joined = joined - 1 where license_id = '" + school.licenseId + "'");
        late.awaitClear();
    }

    private void sql(String statement) {
        database.with(sql -> sql.execute(statement));
    }
}
