package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.AppSays.account;
import static rollbook.lms.AppSays.created;
import static rollbook.lms.AppSays.fresh;
import static rollbook.lms.AppSays.google;
import static rollbook.lms.AppSays.opened;
import static rollbook.lms.AppSays.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.AssignmentCreated;
import rollbook.events.AssignmentOpened;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** What our own app sends is signed, counts once, and enrolls by the rule of any LMS (R29, X11, X26, X27). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(AppParts.class)
class AppWebhookIT {
    private final UUID maker = UUID.randomUUID();
    private final String assignment = "a-" + UUID.randomUUID();
    private final String id = fresh();

    @Inject
    Database database;

    @Test
    void X27_an_assignment_goes_to_its_makers_one_live_license_with_the_method_on() {
        var license = UUID.randomUUID();
        Makers.is(
                maker.toString(),
                List.of(
                        Makers.license(UUID.randomUUID(), false, "LIVE"),
                        Makers.license(UUID.randomUUID(), true, "SUSPENDED"),
                        Makers.license(license, true, "LIVE")));

        var ours = send(created(assignment, maker))
                .then()
                .statusCode(202)
                .body("state", equalTo("TAKEN"))
                .body("assignment.state", equalTo("SETTLED"))
                .body("assignment.licenseId", equalTo(license.toString()))
                .extract()
                .<String>path("assignment.id");

        var said = Wire.heard(AssignmentCreated.class, license, 1).getFirst();
        assertThat(said.assignmentId()).isEqualTo(ours);
        assertThat(said.title()).isEqualTo("Fractions");
        assertThat(said.maker())
                .isEqualTo(new LmsUser("urn:rollbook:app", "app", maker.toString(), "dana@northfield.example"));
    }

    @Test
    void X27_a_maker_on_no_license_is_told_why_it_enrolls_nobody() {
        Makers.on(maker.toString(), 0);

        send(created(assignment, maker))
                .then()
                .statusCode(202)
                .body("assignment.state", equalTo("NO_LICENSE"))
                .body("assignment.licenseId", nullValue());
        send(opened(assignment, account(UUID.randomUUID())))
                .then()
                .statusCode(202)
                .body("state", equalTo("IGNORED"))
                .body("why", equalTo("ENROLLS_NOBODY"));
    }

    @Test
    void X27_a_maker_on_several_licenses_is_asked() {
        Makers.on(maker.toString(), 2);

        send(created(assignment, maker)).then().body("assignment.state", equalTo("CHOOSE"));
        send(opened(assignment, account(UUID.randomUUID())))
                .then()
                .body("state", equalTo("PARKED"))
                .body("why", equalTo("UNSETTLED"));
    }

    @Test
    void X27_a_maker_who_was_asked_by_the_app_has_chosen() {
        var licenses = Makers.on(maker.toString(), 2);

        send(created(assignment, account(maker), ",\"licenseId\":\"" + licenses.getLast() + "\""))
                .then()
                .body("assignment.state", equalTo("SETTLED"))
                .body("assignment.licenseId", equalTo(licenses.getLast().toString()));
    }

    @Test
    void X26_a_maker_who_chose_a_license_they_are_not_on_is_told_so() {
        Makers.on(maker.toString(), 1);

        send(created(assignment, account(maker), ",\"licenseId\":\"" + UUID.randomUUID() + "\""))
                .then()
                .body("assignment.state", equalTo("MAKER_NOT_ON_LICENSE"));
    }

    @Test
    void R29_a_student_who_opens_it_is_said_by_account_or_by_google_id() {
        var license = Makers.on(maker.toString(), 1).getFirst();
        var student = UUID.randomUUID();
        send(created(assignment, maker));

        send(opened(assignment, account(student))).then().statusCode(202).body("state", equalTo("TAKEN"));
        send(opened(assignment, google("1187"))).then().body("state", equalTo("TAKEN"));

        assertThat(Wire.heard(AssignmentOpened.class, license, 2))
                .extracting(AssignmentOpened::person)
                .containsExactlyInAnyOrder(
                        new LmsUser("urn:rollbook:app", "app", student.toString(), null),
                        new LmsUser("https://accounts.google.com", "classroom", "1187", "sam@northfield.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "observer", "Learner", "", "staff"})
    void X11_whoever_is_no_learner_is_not_enrolled(String role) {
        Makers.on(maker.toString(), 1);
        send(created(assignment, maker));

        send(opened(assignment, account(maker), role))
                .then()
                .statusCode(202)
                .body("state", equalTo("IGNORED"))
                .body("why", equalTo("NOT_A_LEARNER"));
    }

    @Test
    void an_open_of_an_unknown_assignment_is_remembered_and_said_once_it_is_made() {
        var license = Makers.on(maker.toString(), 1).getFirst();
        var student = UUID.randomUUID();

        send(opened(assignment, account(student)))
                .then()
                .statusCode(202)
                .body("state", equalTo("PARKED"))
                .body("why", equalTo("UNKNOWN"));
        send(created(assignment, maker));

        var opened = Wire.heard(AssignmentOpened.class, license, 1).getFirst();
        assertThat(opened.person().subject()).isEqualTo(student.toString());
        assertThat(opened.stamp())
                .as("the stamp of its opening")
                .isLessThan(Wire.heard(AssignmentCreated.class, license, 1)
                        .getFirst()
                        .stamp());
    }

    @Test
    void while_license_service_is_away_it_is_taken_and_settled_later() {
        var license = Makers.on(maker.toString(), 1).getFirst();
        LicenseOwner.isAway(true);
        try {
            send(id, created(assignment, maker)).then().statusCode(202).body("assignment.state", equalTo("ASKED"));
        } finally {
            LicenseOwner.isAway(false);
        }

        send(id, created(assignment, maker))
                .then()
                .body("why", equalTo("REPEATED"))
                .body("assignment.state", equalTo("SETTLED"))
                .body("assignment.licenseId", equalTo(license.toString()));
    }

    @Test
    void fifty_identical_deliveries_at_once_have_one_effect() throws Exception {
        var license = Makers.on(maker.toString(), 1).getFirst();
        send(created(assignment, maker));
        var body = opened(assignment, account(UUID.randomUUID()));
        Callable<String> delivery =
                () -> send(id, body).then().statusCode(202).extract().path("why");

        try (var threads = Executors.newFixedThreadPool(50)) {
            var answers = threads.invokeAll(Collections.nCopies(50, delivery));
            assertThat(answers).extracting(answer -> answer.get()).containsOnlyOnce((String) null);
        }
        send(opened(assignment, account(UUID.randomUUID())));

        assertThat(Wire.heard(AssignmentOpened.class, license, 2)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {AppParts.SECRET, AppParts.NEXT_SECRET})
    void during_a_rotation_either_secret_is_taken(String secret) {
        send(secret, id, opened(assignment, account(maker))).then().statusCode(202);
    }

    @Test
    void what_is_not_signed_by_a_secret_we_share_is_refused() {
        var body = created(assignment, maker);

        problem(send("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", id, body), 401, "bad-signature");
        problem(AppSays.deliver(id, Instant.now().getEpochSecond(), "v1,bm90aGluZw==", body), 401, "bad-signature");
        assertThat(delivered()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"assignment.created\"}",
                "{\"type\":\"assignment.created\",\"data\":{\"assignmentId\":\"a\"}}",
                "{\"type\":\"assignment.created\",\"data\":{\"assignmentId\":\"\",\"maker\":{\"googleId\":\"1\"}}}",
                "{\"type\":\"assignment.created\",\"data\":{\"assignmentId\":\"a\\u0000\",\"maker\":{\"googleId\":\"1\"}}}",
                "{\"type\":\"assignment.created\",\"data\":{\"assignmentId\":\"a\",\"maker\":{\"accountId\":\"1\"}}}",
                "{\"type\":\"assignment.opened\",\"data\":{\"assignmentId\":\"a\",\"role\":\"learner\",\"learner\":{}}}",
                "{\"type\":\"assignment.opened\",\"data\":{\"assignmentId\":\"a\",\"learner\":{\"googleId\":\"1\"}}}",
            })
    void what_is_signed_and_malformed_is_refused_and_not_kept(String body) {
        var answer = send(id, body);

        problem(answer, 400, "malformed-request");
        assertThat(answer.asString()).doesNotContain("Exception").doesNotContain("jackson");
        assertThat(delivered()).isZero();
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        problem(send("x".repeat(1_100_000)), 413, "too-large");
    }

    @Test
    void a_type_we_do_not_know_is_taken_and_does_nothing() {
        send(id, "{\"type\":\"assignment.graded\",\"data\":{\"grade\":1}}")
                .then()
                .statusCode(204);

        assertThat(database.<String>with(sql -> sql.select("select state || ' ' || why from delivery where key = ?", id)
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("IGNORED UNKNOWN_TYPE");
    }

    private int delivered() {
        return database.<Integer>with(sql -> sql.select("select count(*) from delivery where key = ?", id)
                .mapTo(Integer.class)
                .one());
    }
}
