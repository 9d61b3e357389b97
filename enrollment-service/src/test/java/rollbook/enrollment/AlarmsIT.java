package rollbook.enrollment;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.prometheus.Alarm;
import rollbook.licenses.testing.LicenseOwner;

/** Each alert is fired by a fault and over when that is mended. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class AlarmsIT {
    private final UUID batchId = UUID.randomUUID();

    @Inject
    Database database;

    @AfterEach
    void mend() {
        sql("alter table if exists webhook_delivery_gone rename to webhook_delivery");
        sql("delete from batch where id = '" + batchId + "'");
    }

    @Test
    void an_import_that_comes_to_no_end_is_stuck() {
        var stuck = Alarm.of("RollbookImportStuck").awaitClear();

        sql("""
            insert into batch (id, license_id, method, actor_account, actor_email, actor_role, accepted_at, state)
            values ('%s', gen_random_uuid(), 'CSV', gen_random_uuid(), 'dana@x.example', 'LICENSE_ADMIN',
              clock_timestamp() - interval '2 hours', 'RECEIVING')
            """.formatted(batchId));

        stuck.awaitFires();
        mend();
        stuck.awaitClear();
    }

    @Test
    void deliveries_we_fail_at_are_told_of_as_such_and_as_failed_requests() throws Exception {
        report("ann@x.example"); // the first delivery of all, so that there is something to rise
        var failing = Alarm.of("RollbookWebhooksFail");
        sql("alter table webhook_delivery rename to webhook_delivery_gone");
        fail(1); // so that there is of requests, too
        var errors = Alarm.of("RollbookErrors");

        fail(6);

        failing.awaitFires();
        errors.awaitFires();
        mend();
        failing = Alarm.of("RollbookWebhooksFail");
        errors = Alarm.of("RollbookErrors");
        report("bob@x.example");
        failing.awaitClear();
        errors.awaitClear();
    }

    private static void report(String email) throws Exception {
        Reporting.send(Reporting.registered(UUID.randomUUID(), email)).then().statusCode(202);
    }

    private static void fail(int times) throws Exception {
        for (var i = 0; i < times; i++) {
            Reporting.send(Reporting.registered(UUID.randomUUID(), "ann@x.example"))
                    .then()
                    .statusCode(500);
        }
    }

    private void sql(String statement) {
        database.with(sql -> sql.execute(statement));
    }
}
