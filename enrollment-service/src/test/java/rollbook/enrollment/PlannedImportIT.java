package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.enrollment.Uploads.commit;
import static rollbook.enrollment.Uploads.csv;
import static rollbook.enrollment.Uploads.imports;
import static rollbook.enrollment.Uploads.plan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.enrollment.usecase.ForgetUploads;
import rollbook.events.LicenseType;
import rollbook.events.Outcome;
import rollbook.events.UserEnrolled;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** A file is planned first and committed then (X30, X31). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class PlannedImportIT {
    private static final ForeseenOutcomes FORESEEN = ForeseenOutcomes.foreseen();

    @Inject
    Database database;

    @Inject
    ForgetUploads forgetUploads;

    private final UUID licenseId = Api.license(LicenseType.SCHOOL).licenseId();
    private final String run = UUID.randomUUID().toString();

    @AfterEach
    void license_service_is_there_again() {
        LicenseOwner.isAway(false);
    }

    @Test
    void X30_a_plan_shows_each_rows_outcome_the_seats_after_and_why() {
        var waits = "w" + run + "@x.example";
        FORESEEN.becomes(waits, Outcome.WAITING);

        var plan = plan(licenseId, Uploads.file(6_000) + waits + "\nnobody\n");

        Uploads.get(plan)
                .then()
                .body("plan.outcomes.ADDED", equalTo(6_000))
                .body("plan.outcomes.WAITING", equalTo(1))
                .body("outcomes.REFUSED", equalTo(1))
                .body("plan.way", equalTo("ADDED"))
                .body("plan.rule", equalTo("R49"))
                .body("plan.why", equalTo("You have authority over the domain."))
                .body("plan.seatsBefore.members", equalTo(0))
                .body("plan.seatsAfter.members", equalTo(6_001))
                .body("plan.until", notNullValue());
        var last = Api.asDana().get("/api/enrollments/batches/" + plan + "/rows?limit=1&cursor=" + cursor(6_001));
        last.then().body("items[0].foreseen.outcome", equalTo("WAITING"));
        assertThat(Wire.heard(UserEnrolled.class, licenseId, 0)).isEmpty();
    }

    @Test
    void X30_a_committed_plan_is_an_import_and_names_the_plan() {
        var plan = plan(licenseId, Uploads.file(3));

        commit(plan).then().statusCode(202).body("state", equalTo("PROCESSING"));

        var fact = Wire.heard(UserEnrolled.class, licenseId, 1).getFirst();
        assertThat(fact.planId()).hasToString(plan);
        assertThat(fact.batchId()).hasToString(plan);
        Uploads.verdict(fact, 0, Outcome.ADDED);
        Uploads.awaitState(plan, "DONE");
    }

    @Test
    void X31_a_batch_carries_the_stamp_of_its_commit() {
        var plan = plan(licenseId, Uploads.file(3));
        var before = database.stamp();

        commit(plan).then().statusCode(202);

        assertThat(Wire.heard(UserEnrolled.class, licenseId, 1).getFirst().stamp())
                .isBetween(before, database.stamp());
    }

    @Test
    void X30_a_plan_is_used_once_and_its_commit_can_be_repeated_by_key() {
        var plan = plan(licenseId, Uploads.file(3));
        var path = "/api/enrollments/batches/" + plan + "/commit";

        Api.asDana().header("Idempotency-Key", run).post(path).then().statusCode(202);

        Api.asDana().header("Idempotency-Key", run).post(path).then().statusCode(202);
        commit(plan).then().statusCode(409).body("type", equalTo("/problems/plan-used"));
    }

    @Test
    void X30_a_plan_is_committed_by_who_made_it() {
        var plan = plan(licenseId, Uploads.file(3));
        var path = "/api/enrollments/batches/" + plan + "/commit";

        Api.as(Tokens.of(Api.STAFF, "staff"))
                .post(path)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/plan-of-another"));
        Api.as(Tokens.of(Api.OLGA)).post(path).then().statusCode(404);
    }

    @Test
    void X30_a_plan_under_which_somebody_would_fare_otherwise_is_refused_with_the_difference() {
        var other = "o" + run + "@x.example";
        var plan = plan(licenseId, Uploads.file(3) + other + "\n");
        FORESEEN.becomes(other, Outcome.KEPT_OUT);

        commit(plan)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/plan-outdated"))
                .body("rule", equalTo("X30"))
                .body("rows.row", contains(5))
                .body("rows[0].email", equalTo(other))
                .body("rows[0].shown.outcome", equalTo("ADDED"))
                .body("rows[0].now.outcome", equalTo("KEPT_OUT"));
        Uploads.get(plan).then().body("state", equalTo("PLANNED"));
    }

    @Test
    void X30_who_would_be_refused_is_shown_with_the_reason_s_name_in_a_plan_and_where_it_no_longer_holds() {
        var early = "e" + run + "@x.example";
        var late = "l" + run + "@x.example";
        FORESEEN.becomes(early, Outcome.REFUSED);
        var plan = plan(licenseId, "Email\n" + early + "\n" + late + "\n");
        FORESEEN.becomes(late, Outcome.REFUSED);

        Api.asDana()
                .get("/api/enrollments/batches/" + plan + "/rows")
                .then()
                .body("items.foreseen.reason", contains("license-not-live", null));
        commit(plan)
                .then()
                .statusCode(409)
                .body("rows.email", contains(late))
                .body("rows[0].shown.reason", nullValue())
                .body("rows[0].now.reason", equalTo("license-not-live"));
    }

    @Test
    void X30_a_change_under_which_everybody_fares_as_shown_does_not_stop_a_plan() {
        var other = "o" + run + "@x.example";
        var plan = plan(licenseId, Uploads.file(3) + other + "\n");
        FORESEEN.becomes(other, Outcome.ALREADY_MEMBER);

        commit(plan).then().statusCode(202);
    }

    @Test
    void X30_a_plan_lives_a_day_and_its_rows_are_forgotten_after_another() {
        var plan = plan(licenseId, Uploads.file(3));
        age(plan, 25);

        commit(plan).then().statusCode(410).body("type", equalTo("/problems/plan-expired"));
        Uploads.get(plan).then().body("state", equalTo("EXPIRED"));

        age(plan, 25);
        while (forgetUploads.step()) {
            // one a step
        }
        Uploads.get(plan).then().statusCode(404);
        assertThat(database.<Integer>with(
                        sql -> sql.select("select count(*) from batch_row where batch_id = ?", UUID.fromString(plan))
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    @Test
    void a_plan_waits_for_a_license_service_that_is_away() {
        batchOfSomebody();
        LicenseOwner.isAway(true);
        String id = csv(Uploads.file(3))
                .post(imports(licenseId) + "/plan")
                .then()
                .statusCode(202)
                .extract()
                .path("batchId");

        commit(id).then().statusCode(409).body("type", equalTo("/problems/plan-unfinished"));

        LicenseOwner.isAway(false);
        Uploads.awaitState(id, "PLANNED");
    }

    @Test
    void a_batch_that_was_never_planned_is_no_plan() {
        commit(batchOfSomebody()).then().statusCode(404).body("type", equalTo("/problems/no-such-plan"));
    }

    private String batchOfSomebody() {
        return Uploads.batch(licenseId, "Email\nsomebody@x.example\n");
    }

    private void age(String plan, int hours) {
        database.inTransaction(() -> database.with(sql -> sql.execute(
                "update batch set accepted_at = accepted_at - make_interval(hours => ?),"
                        + " planned_at = planned_at - make_interval(hours => ?) where id = ?",
                hours,
                hours,
                UUID.fromString(plan))));
    }

    private static String cursor(int row) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Integer.toString(row).getBytes(StandardCharsets.UTF_8));
    }
}
