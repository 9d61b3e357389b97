package rollbook.lms;

import static rollbook.lms.AppSays.account;
import static rollbook.lms.AppSays.fresh;
import static rollbook.lms.AppSays.opened;
import static rollbook.lms.AppSays.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.prometheus.Alarm;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.lms.usecase.ToolKeys;

/** Each alert is fired by a fault and over when that is mended. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(AppParts.class)
@QuarkusTestResource(SimulatedClassroom.class)
@QuarkusTestResource(PushKeys.class)
class AlarmsIT {

    @Inject
    Database database;

    @Inject
    ToolKeys keys;

    /** Other classes leave deliveries and courses behind in any state. */
    @BeforeEach
    void begin() {
        sql("delete from delivery where state = 'DEAD'");
        sql(
                "update connection set ended_at = clock_timestamp() where id in (select connection_id from classroom_grant)");
    }

    @AfterEach
    void mend() {
        sql("alter table if exists parked_open_gone rename to parked_open");
    }

    @Test
    void a_delivery_we_fail_at_waits_for_an_operator() {
        var dead = Alarm.of("RollbookDeliveriesDead").awaitClear();

        sql("alter table parked_open rename to parked_open_gone");
        send(fresh(), opened("a-" + UUID.randomUUID(), account(UUID.randomUUID())))
                .then()
                .statusCode(202);

        dead.awaitFires();
        mend();
        sql("update delivery set state = 'IGNORED', body = null where state = 'DEAD'"); // as staff drop it
        dead.awaitClear();
    }

    @Test
    void a_course_Google_soon_forgets_is_told_of_until_it_is_asked_for_anew() {
        var klass = new Klass().connected();
        var expiring = Alarm.of("RollbookRegistrationExpiring").awaitClear();

        sql("update classroom_course set expires_at = clock_timestamp() + interval '1 hour' where course_id = '"
                + klass.course.id() + "'");

        expiring.awaitFires();
        sql("update classroom_course set renew_at = clock_timestamp() where course_id = '" + klass.course.id() + "'");
        expiring.awaitClear();
    }

    @Test
    void a_consent_grows_old_and_is_lost_and_a_new_one_ends_both() {
        var klass = new Klass().connected();
        var old = Alarm.of("RollbookAuthorizationOld").awaitClear();
        var lost = Alarm.of("RollbookAuthorizationLost").awaitClear();

        change("connected_at = connected_at - interval '400 days'");
        old.awaitFires();
        change("trouble = 'GRANT_GONE'");
        lost.awaitFires();

        klass.authorize(klass.tara).then().statusCode(303);
        old.awaitClear();
        lost.awaitClear();
    }

    @Test
    void a_key_nobody_replaced_grows_old_and_the_next_one_ends_that() {
        var old = Alarm.of("RollbookSigningKeyOld").awaitClear();

        // As if it had been made long ago, and no round had come since that would have made the next one.
        sql("""
            with next as (delete from signing_key where signs_from > clock_timestamp())
            update signing_key set signs_from = signs_from - interval '101 days' where signs_from <= clock_timestamp()
            """);
        old.awaitFires();

        sql("update signing_key set retires_at = clock_timestamp()");
        keys.rotate(); // as a start and the hourly round do
        old.awaitClear();
        sql("delete from signing_key where retires_at <= clock_timestamp()"); // other classes expect none that is over
    }

    private void change(String what) {
        sql("update connection set " + what
                + " where ended_at is null and id in (select connection_id from classroom_grant)");
    }

    private void sql(String statement) {
        database.with(sql -> sql.execute(statement));
    }
}
