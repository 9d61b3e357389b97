package rollbook.ousync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static rollbook.ousync.School.STAFF;
import static rollbook.ousync.School.STUDENTS;
import static rollbook.ousync.School.as;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.Snapshots;
import rollbook.ousync.usecase.Revocations;
import rollbook.stack.google.AdminRole;
import rollbook.stack.google.ConsentBrowser;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.LoggedRequest;
import rollbook.stack.google.RequestKind;
import rollbook.stack.google.UserChange;

/** A license admin authorizes with Google, and who may do what to a sync. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(SimulatedGoogle.class)
class ConnectIT {
    private final School school = new School();
    private final Browser browser = new Browser(school);

    @Test
    void R6_units_are_picked_after_google_was_authorized() {
        school.asDana().get(school.url("/units")).then().statusCode(409);

        school.connect();

        assertThat(school.asDana().get(school.url("/units")).<List<String>>path("items.path"))
                .contains("/", STUDENTS, School.YEAR_9);
        assertThat(school.license.holder()).isNotNull();
    }

    @Test
    void R6_units_are_shown_with_their_users() {
        var people = school.people(STUDENTS, "ann", "bob", "cat");
        school.workspace.change(people.getFirst().id(), UserChange.suspend());
        school.connect();

        var units = school.asDana().post(school.url("/units/counts"));

        assertThat(units.<Integer>path("items.find { it.path == '/Students' }.active"))
                .isEqualTo(2);
        assertThat(units.<Integer>path("items.find { it.path == '/Students' }.inactive"))
                .isEqualTo(1);
        assertThat(units.<Integer>path("items.find { it.path == '/Teachers' }.active"))
                .isZero();
    }

    @Test
    void R7_a_google_admin_connects_once_staff_made_them_a_license_admin() {
        var olga = school.people("/Office", "olga").getFirst();
        school.workspace.change(olga.id(), UserChange.role(AdminRole.SUPER));
        as(olga.email()).post(school.url("/google")).then().statusCode(404);

        school.becomes(Snapshots.of(school.licenseId, 2, LicenseType.DISTRICT, olga.email(), null));

        as(olga.email()).post(school.url("/google")).then().statusCode(200);
        school.asDana().post(school.url("/google")).then().statusCode(404);
    }

    @Test
    void R4_a_teacher_license_is_never_synced() {
        var teacher = new School(LicenseType.TEACHER);

        teacher.asDana()
                .post(teacher.url("/google"))
                .then()
                .statusCode(409)
                .body("rule", org.hamcrest.Matchers.equalTo("R4"));
    }

    @Test
    void R15_a_license_that_cannot_be_claimed_is_not_connected() {
        school.license.refuses("deployed-domain-wide", "R15");
        nothingAskedYet();

        var back = browser.authorize(school.dana);

        back.then().statusCode(303).header("Location", containsString("problem=deployed-domain-wide"));
        school.asDana().get(school.url("")).then().statusCode(404);
        awaitRevoked();
    }

    @Test
    void R5_a_license_admin_who_is_no_google_admin_cannot_connect() {
        nothingAskedYet();
        school.workspace.change(school.dana, UserChange.role(AdminRole.ELSEWHERE));

        browser.authorize(school.dana)
                .then()
                .header("Location", containsString("/google?google=refused&problem=not-a-google-admin"));
        school.asDana().get(school.url("")).then().statusCode(404);
        awaitRevoked();
    }

    @Test
    void X24_the_google_account_must_be_the_admins_own() {
        var other = school.people("/Office", "olga").getFirst();
        school.workspace.change(other.id(), UserChange.role(AdminRole.SUPER));
        nothingAskedYet();

        browser.authorize(other.email()).then().header("Location", containsString("problem=not-your-google-account"));
        school.asDana().get(school.url("")).then().statusCode(404);
        awaitRevoked();
    }

    @Test
    void X24_a_scope_that_was_not_granted_is_not_done_without() {
        nothingAskedYet();

        consents(scope -> !scope.contains("orgunit"))
                .then()
                .header("Location", containsString("problem=google-scopes-missing"));
        awaitRevoked();
    }

    @Test
    void R10_only_reading_is_asked_for() {
        assertThat(ConsentBrowser.scopes(browser.consentPage()))
                .containsExactlyInAnyOrder(
                        "openid",
                        "email",
                        "https://www.googleapis.com/auth/admin.directory.user.readonly",
                        "https://www.googleapis.com/auth/admin.directory.orgunit.readonly");
    }

    @Test
    void a_consent_that_is_denied_connects_nothing() {
        var page = browser.consentPage();

        browser.comeBack(ConsentBrowser.decide(page, school.dana, List.of()))
                .then()
                .header("Location", containsString("problem=google-consent-refused"));
    }

    @Test
    void an_answer_of_google_counts_once_and_only_for_who_began() {
        var back = ConsentBrowser.allow(browser.consentPage(), school.dana);
        browser.comeBack(back).then().statusCode(303);

        browser.comeBack(back).then().statusCode(410);
        io.restassured.RestAssured.given()
                .get("/api/ou-syncs/google/callback?state=guessed&code=x")
                .then()
                .statusCode(410);
    }

    @Test
    void R5_staff_cannot_pick_units_and_a_stranger_is_told_nothing() {
        school.connect();
        var pick = Map.of("units", List.of(Map.of("id", school.unitId(STUDENTS))));

        as(STAFF, "staff").body(pick).post(school.url("/plans")).then().statusCode(403);
        as(STAFF, "staff").post(school.url("/google")).then().statusCode(403);
        as("stranger@x.example").body(pick).post(school.url("/plans")).then().statusCode(404);
        as("stranger@x.example").get(school.url("")).then().statusCode(404);
        school.asDana().get("/api/ou-syncs/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void section_2_staff_pause_a_sync_and_only_staff_let_it_go_on() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);

        as(STAFF, "staff")
                .body(Map.of("paused", true))
                .put(school.url("/pause"))
                .then()
                .statusCode(200);

        school.asDana()
                .body(Map.of("paused", false))
                .put(school.url("/pause"))
                .then()
                .statusCode(409);
        school.asDana().post(school.url("/runs")).then().statusCode(409);
        as(STAFF, "staff")
                .body(Map.of("paused", false))
                .put(school.url("/pause"))
                .then()
                .statusCode(200);
        assertThat(school.awaitRun().getString("state")).isEqualTo("ACTIVE");
    }

    @Test
    void disconnecting_revokes_at_google_and_removes_nobody() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);
        nothingAskedYet();

        school.asDana().delete(school.url("/google")).then().statusCode(204);

        awaitRevoked();
        assertThat(school.asDana().get(school.url("")).<String>path("state")).isEqualTo("PAUSED");
        assertThat(school.license.endings()).isEmpty();
        assertThat(School.sql("select coalesce(refresh_token, 'none') from sync where license_id = '" + school.licenseId
                        + "'"))
                .isEqualTo("none");
    }

    @Test
    void a_refresh_token_lies_sealed_and_is_bound_to_its_license() {
        school.connect();
        var other = new School();
        other.people(STUDENTS, "ann");
        other.connect();
        var mine = School.sql("select refresh_token from sync where license_id = '" + school.licenseId + "'");
        assertThat(mine).doesNotContain("1//");

        School.execute("update sync set refresh_token = '" + mine + "' where license_id = '" + other.licenseId + "'");

        other.asDana().get(other.url("/units")).then().statusCode(409);
    }

    @Test
    void section_2_a_new_authorization_does_not_end_the_pause_of_staff() {
        school.people(STUDENTS, "ann");
        school.connect();
        school.pick(STUDENTS);
        as(STAFF, "staff")
                .body(Map.of("paused", true))
                .put(school.url("/pause"))
                .then()
                .statusCode(200);

        school.connect();

        assertThat(school.asDana().get(school.url("")).<String>path("trouble")).isEqualTo("PAUSED_BY_STAFF");
        school.asDana().post(school.url("/runs")).then().statusCode(409);
    }

    @Test
    void a_consent_another_license_reads_with_is_not_revoked() {
        school.connect();
        var other = new School(school);
        other.people(STUDENTS, "ann");
        other.connect();
        other.pick(STUDENTS);
        nothingAskedYet();

        school.asDana().delete(school.url("/google")).then().statusCode(204);

        School.await(() -> School.sql("select count(*) from revocation_owed").equals("0"));
        assertThat(SimulatedGoogle.google().requests().of(RequestKind.REVOKE)).isEmpty();
        assertThat(other.run().getString("state")).isEqualTo("ACTIVE");
    }

    @Test
    void an_authorization_given_up_while_google_is_away_is_revoked_later() {
        school.connect();
        nothingAskedYet();
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.BACKEND_ERROR).on(RequestKind.REVOKE));
        school.asDana().delete(school.url("/google")).then().statusCode(204);
        School.await(() ->
                !SimulatedGoogle.google().requests().of(RequestKind.REVOKE).isEmpty());

        SimulatedGoogle.google().faults().clear();

        awaitRevoked();
    }

    @Test
    void a_consent_of_an_account_Google_does_not_vouch_for_is_revoked() {
        nothingAskedYet();

        consents(scope -> !scope.equals("email"))
                .then()
                .header("Location", containsString("problem=google-unverified"));

        awaitRevoked();
    }

    @Test
    void a_consent_whose_account_cannot_be_checked_for_the_moment_is_revoked() {
        nothingAskedYet();
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.BACKEND_ERROR).on(RequestKind.CERTS));

        browser.authorize(school.dana).then().header("Location", containsString("problem=google-away"));

        SimulatedGoogle.google().faults().clear();
        awaitRevoked();
    }

    @Test
    void a_consent_is_owed_to_Google_while_it_is_judged_so_that_whoever_breaks_off_owes_it_still() throws Exception {
        nothingAskedYet();
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.FORBIDDEN)
                        .on(RequestKind.UNITS_LIST)
                        .onAccount(school.dana)
                        .after(Duration.ofSeconds(4)));

        try (var browsing = Executors.newSingleThreadExecutor()) {
            var back = browsing.submit(() -> browser.authorize(school.dana));
            School.await(() -> owed("due_at > clock_timestamp()").equals("1"));
            back.get().then().header("Location", containsString("problem=not-a-google-admin"));
        }

        SimulatedGoogle.google().faults().clear();
        awaitRevoked();
        School.await(() -> owed("true").equals("0")); // which is noted after Google's answer
    }

    @Test
    void a_consent_that_took_too_long_to_judge_and_is_revoked_by_now_is_not_kept() throws Exception {
        nothingAskedYet();
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.once(Fault.BACKEND_ERROR)
                        .on(RequestKind.UNITS_LIST)
                        .onAccount(school.dana)
                        .after(Duration.ofSeconds(10)));

        try (var browsing = Executors.newSingleThreadExecutor()) {
            var back = browsing.submit(() -> browser.authorize(school.dana));
            School.await(() -> owed("due_at > clock_timestamp()").equals("1"));
            School.execute(
                    "delete from revocation_owed where license_id = '" + school.licenseId + "'"); // as if revoked
            back.get().then().header("Location", containsString("problem=no-such-authorization"));
        }
    }

    private String owed(String where) {
        return School.sql(
                "select count(*) from revocation_owed where license_id = '" + school.licenseId + "' and " + where);
    }

    @Test
    void an_unchecked_consent_is_left_alone_while_a_sync_reads_with_the_account_it_names() {
        school.connect();
        nothingAskedYet();
        SimulatedGoogle.google()
                .faults()
                .add(FaultRule.every(Fault.BACKEND_ERROR).on(RequestKind.CERTS));

        browser.authorize(school.dana).then().header("Location", containsString("problem=google-away"));

        SimulatedGoogle.google().faults().clear();
        School.await(() -> School.sql("select count(*) from revocation_owed").equals("0"));
        assertThat(SimulatedGoogle.google().requests().of(RequestKind.REVOKE)).isEmpty();
        school.asDana().get(school.url("/units")).then().statusCode(200);
    }

    @Test
    void a_claim_taken_by_an_attempt_that_broke_off_is_the_next_ones() {
        brokeOff("clock_timestamp()");

        school.connect();

        assertThat(school.asDana().get(school.url("")).<String>path("state")).isEqualTo("CONNECTED");
    }

    @Test
    void R15_a_claim_taken_by_an_attempt_that_broke_off_and_was_not_made_again_is_given_back() {
        brokeOff("clock_timestamp() - interval '11 minutes'");

        School.await(() -> school.license.holder() == null);

        school.asDana().get(school.url("")).then().statusCode(404);
    }

    /** A process died between its claim and its end. */
    private void brokeOff(String at) {
        var sync = UUID.randomUUID();
        school.license.isHeldBy(sync);
        School.execute(
                "insert into sync (license_id, id, google_id, google_email, scopes, authorized_by, authorized_at, paused)"
                        + " values ('" + school.licenseId + "', '" + sync + "', '', '', '', '" + UUID.randomUUID()
                        + "', "
                        + at + ", true)");
    }

    @Test
    void R15_a_claim_taken_for_a_sync_that_staff_removed_meanwhile_is_given_back() {
        school.connect();
        school.license.atNextClaim(
                () -> as(STAFF, "staff").delete(school.url("")).then().statusCode(204));

        browser.authorize(school.dana).then().header("Location", containsString("problem=sync-still-removed"));

        assertThat(school.license.holder()).isNull();
        school.connect();
    }

    @Test
    void section_2_staff_do_not_give_up_an_authorization() {
        school.connect();

        as(STAFF, "staff").delete(school.url("/google")).then().statusCode(403);

        assertThat(school.asDana().get(school.url("")).<String>path("state")).isEqualTo("CONNECTED");
    }

    @Test
    void a_consent_Google_does_not_take_back_lets_the_others_go_first_and_is_given_up_after_a_week() {
        nothingAskedYet();
        var revocations = Arc.container().instance(Revocations.class).get();
        Arc.container().instance(Database.class).get().tryOut(() -> {
            revocations.owe(school.licenseId, "first", "sealed");
            revocations.owe(school.licenseId, "second", "sealed");
            var first = revocations.next().orElseThrow();
            assertThat(first.googleId()).isEqualTo("first");

            revocations.putOff(first);

            assertThat(revocations.next().orElseThrow().googleId()).isEqualTo("second");
            School.execute("update revocation_owed set owed_at = owed_at - interval '8 days'");
            revocations.putOff(first);
            assertThat(owed("google_id = 'first'")).isEqualTo("0");
        });
    }

    /** Dana allows some of what is asked for. */
    private Response consents(Predicate<String> granted) {
        var page = browser.consentPage();
        var scopes = ConsentBrowser.scopes(page).stream().filter(granted).toList();
        return browser.comeBack(ConsentBrowser.decide(page, school.dana, scopes));
    }

    /** What other tests gave up is revoked, and nobody remembers it. */
    private static void nothingAskedYet() {
        School.await(() -> School.sql("select count(*) from revocation_owed").equals("0"));
        SimulatedGoogle.google().requests().clear();
    }

    private static void awaitRevoked() {
        School.await(() -> SimulatedGoogle.google().requests().of(RequestKind.REVOKE).stream()
                .map(LoggedRequest::status)
                .anyMatch(status -> status == 200));
    }
}
