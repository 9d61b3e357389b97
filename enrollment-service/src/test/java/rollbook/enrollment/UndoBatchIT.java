package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.events.UserEnrolled;
import rollbook.events.UserWithdrawn;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** What a batch gave is taken back, and nothing else (X32). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
class UndoBatchIT {
    private final UUID licenseId = Api.license(LicenseType.SCHOOL).licenseId();
    private final Deciding licenseService = new Deciding(licenseId, EnrollmentMethod.EMAIL);

    private UUID added(String addresses) {
        return UUID.fromString(Api.add(licenseId, addresses).then().extract().path("batchId"));
    }

    private static Response undo(UUID batch) {
        return Api.asDana().post(path(batch));
    }

    private static String path(UUID batch) {
        return "/api/enrollments/batches/" + batch + "/undo";
    }

    @Test
    void X32_it_shows_what_it_would_do_and_takes_back_whom_it_brought_as_of_when_it_did() {
        var batch = added("ann@x.example\nbob@x.example\ncy@x.example\nnobody");
        licenseService.on(batch, 1, "ann@x.example", Outcome.ADDED);
        licenseService.on(batch, 2, "bob@x.example", Outcome.WAITING);
        licenseService.on(batch, 3, "cy@x.example", Outcome.ALREADY_MEMBER);

        Api.asDana()
                .get(path(batch))
                .then()
                .body("people", equalTo(2))
                .body("outcomes.ADDED", equalTo(1))
                .body("outcomes.WAITING", equalTo(1))
                .body("namedLater", equalTo(0))
                .body("others", equalTo(2));
        var undoing = undo(batch)
                .then()
                .statusCode(202)
                .body("people", equalTo(2))
                .extract()
                .<String>path("batchId");

        var said = Wire.heard(UserWithdrawn.class, licenseId, 1).getFirst();
        assertThat(said.people())
                .extracting(UserWithdrawn.Person::email)
                .containsExactly("ann@x.example", "bob@x.example");
        assertThat(said.method()).isEqualTo(EnrollmentMethod.EMAIL);
        assertThat(said.stamp())
                .isEqualTo(
                        Wire.heard(UserEnrolled.class, licenseId, 1).getFirst().stamp());
        Uploads.get(batch.toString()).then().body("undoneBy", equalTo(undoing));
        Uploads.get(undoing).then().body("undoes", equalTo(batch.toString())).body("people", equalTo(2));
    }

    @Test
    void X32_whom_a_later_batch_names_stays() {
        var batch = added("ann@x.example\nbob@x.example");
        licenseService.on(batch, 1, "ann@x.example", Outcome.ADDED);
        licenseService.on(batch, 2, "bob@x.example", Outcome.ADDED);
        licenseService.on(added("ANN@x.example"), 1, "ann@x.example", Outcome.ALREADY_MEMBER);

        Api.asDana().get(path(batch)).then().body("people", equalTo(1)).body("namedLater", equalTo(1));
        undo(batch).then().statusCode(202);

        assertThat(Wire.heard(UserWithdrawn.class, licenseId, 1).getFirst().people())
                .extracting(UserWithdrawn.Person::email)
                .containsExactly("bob@x.example");
    }

    @Test
    void X32_whose_invite_is_not_brought_back_is_said_before_and_after() {
        var batch = added("ann@x.example\nbob@x.example\ncy@x.example");
        licenseService.on(batch, 1, "ann@x.example", MembershipStatus.INVITED, Outcome.ADDED);
        licenseService.on(batch, 2, "bob@x.example", MembershipStatus.INVITED, Outcome.WAITING);
        licenseService.on(batch, 3, "cy@x.example", Outcome.ADDED);
        assertThat(Uploads.rows(batch.toString(), ""))
                .extracting(row -> row.get("reason"))
                .containsExactly("HAD_INVITE", "HAD_INVITE", null);

        Api.asDana().get(path(batch)).then().body("people", equalTo(3)).body("hadInvite", equalTo(2));
        var undoing = undo(batch).<String>path("batchId");
        licenseService.on(UUID.fromString(undoing), 1, "ann@x.example", Outcome.REMOVED);
        licenseService.on(UUID.fromString(undoing), 2, "bob@x.example", MembershipStatus.WAITING, Outcome.INVITED);
        licenseService.on(UUID.fromString(undoing), 3, "cy@x.example", Outcome.REMOVED);

        assertThat(Uploads.rows(undoing, ""))
                .extracting(row -> row.get("outcome"), row -> row.get("reason"), row -> row.get("detail"))
                .containsExactly(
                        tuple(
                                "REMOVED",
                                "HAD_INVITE",
                                "They had an invite before they were added. It is not brought back; invite them again if they should have one."),
                        tuple("INVITED", "HAD_INVITE", null), // one that another method made, which came back by itself
                        tuple("REMOVED", null, null));
    }

    @Test
    void X32_a_batch_is_undone_once_by_who_made_it_or_staff_and_only_when_all_of_it_is_judged() {
        var batch = added("ann@x.example");
        problem(undo(batch), 409, "not-undoable");
        licenseService.on(batch, 1, "ann@x.example", Outcome.ADDED);
        problem(Api.as(Tokens.of(Api.OLGA)).post(path(batch)), 404, "not-found");

        Api.as(Tokens.of(Api.STAFF, "staff")).post(path(batch)).then().statusCode(202);

        problem(undo(batch), 409, "undone-already");
        problem(Api.asDana().get(path(batch)), 409, "undone-already");
    }

    @Test
    void X32_only_who_made_a_batch_or_staff_undo_it() {
        var staffs = UUID.fromString(Api.as(Tokens.of(Api.STAFF, "staff"))
                .body(Map.of("addresses", "ann@x.example"))
                .post(Api.emails(licenseId))
                .then()
                .extract()
                .path("batchId"));
        licenseService.on(staffs, 1, "ann@x.example", Outcome.ADDED);

        problem(undo(staffs), 409, "undo-of-another");
    }

    @Test
    void a_batch_that_brought_nobody_has_nothing_to_undo_and_an_undoing_is_not_undone() {
        var batch = added("ann@x.example");
        licenseService.on(batch, 1, "ann@x.example", Outcome.ALREADY_MEMBER);
        problem(undo(batch), 409, "nothing-to-undo");

        var other = added("bob@x.example");
        licenseService.on(other, 1, "bob@x.example", Outcome.ADDED);
        var undoing = UUID.fromString(undo(other).path("batchId"));
        licenseService.on(undoing, 1, "bob@x.example", Outcome.REMOVED);
        problem(undo(undoing), 409, "not-undoable");
    }

    @Test
    void the_batches_of_a_license_are_listed_whoever_made_them_with_no_plans_of_others() {
        var first = added("ann@x.example").toString();
        ForeseenOutcomes.foreseen();
        var plan = Uploads.plan(licenseId, Uploads.file(1));

        var list = "/api/enrollments/" + licenseId + "/batches";
        Api.asDana()
                .get(list)
                .then()
                .body("items.batchId", contains(plan, first))
                .body("items.madeBy", contains(Api.DANA, Api.DANA))
                .body("next", nullValue());
        Api.as(Tokens.of(Api.STAFF, "staff")).get(list).then().body("items.batchId", contains(first));
        problem(Api.as(Tokens.of(Api.OLGA)).get(list), 404, "not-found");
    }

    @Test
    void R48_it_says_beforehand_whether_people_are_added_or_invited_and_why() {
        ForeseenOutcomes.foreseen();

        Api.asDana()
                .get("/api/enrollments/" + licenseId + "/way")
                .then()
                .body("way", equalTo("ADDED"))
                .body("rule", equalTo("R49"))
                .body("why", equalTo("You have authority over the domain."))
                .body("mostAddresses", equalTo(1_000));
        problem(Api.as(Tokens.of(Api.OLGA)).get("/api/enrollments/" + licenseId + "/way"), 404, "not-found");
    }

    @Test
    void rows_are_read_from_any_row_on_and_by_what_the_plan_foresees() {
        var waits = "w" + licenseId + "@x.example";
        ForeseenOutcomes.foreseen().becomes(waits, Outcome.WAITING);
        var plan = Uploads.plan(licenseId, Uploads.file(3) + waits + "\n");

        assertThat(Uploads.rows(plan, "&after=3"))
                .extracting(row -> row.get("row"))
                .containsExactly(4, 5);
        assertThat(Uploads.rows(plan, "&foreseen=WAITING"))
                .extracting(row -> row.get("email"))
                .containsExactly(waits);
    }
}
