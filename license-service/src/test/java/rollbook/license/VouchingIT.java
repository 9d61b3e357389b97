package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.SourceEnded;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** What a scan of a domain asks before it says anything, and what becomes of what it then says (R40–R43, X9). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class VouchingIT {
    private static final String DOMAIN = "x.example";
    private static final String ANN = "ann@x.example";
    private static final String BOB = "bob@x.example";

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    @Test
    void R41_whom_nobody_named_is_to_be_named_and_after_that_no_more() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN);
        license.signUp(DOMAIN, ANN);

        assertThat(unvouched(license, ANN, BOB)).containsExactly(BOB);
        assertThat(scan(license, BOB)).containsExactly("MEMBER");
        assertThat(unvouched(license, ANN, BOB)).isEmpty();
    }

    @Test
    void R42_whoever_was_removed_by_hand_is_to_be_named_again_and_is_back() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN);
        scan(license, ANN, BOB);

        license.remove(ANN);

        assertThat(unvouched(license, ANN, BOB)).containsExactly(ANN);
        assertThat(scan(license, ANN)).containsExactly("MEMBER");
        assertThat(unvouched(license, ANN, BOB)).isEmpty();
    }

    @Test
    void R43_what_staff_keep_out_lasts_through_scans_and_is_said_once_more_at_most() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN);
        scan(license, ANN);

        license.keepOutByStaff(ANN);

        for (var scan = 0; scan < 3 && !unvouched(license, ANN).isEmpty(); scan++) {
            assertThat(scan).isZero();
            assertThat(scan(license, ANN)).containsExactly("KEPT_OUT");
        }
        assertThat(unvouched(license, ANN)).isEmpty();
        assertThat(license.status(ANN)).isEqualTo("KEPT_OUT");
        license.lift(Tokens.of(Api.STAFF, "staff"), ANN);
        assertThat(license.status(ANN)).isEqualTo("MEMBER");
    }

    @Test
    void section_2_what_an_admin_keeps_out_does_not_last_through_a_scan() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN);
        scan(license, ANN);

        license.keepOut(ANN);

        assertThat(unvouched(license, ANN)).containsExactly(ANN);
        assertThat(scan(license, ANN)).containsExactly("MEMBER");
    }

    @Test
    void a_word_said_before_a_removal_and_heard_after_it_does_not_vouch() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN);
        scan(license, ANN);
        var before = Scene.stamp();

        license.remove(ANN);
        license.answer(scanned(license, before, ANN), Topic.ENROLLMENT_BULK);

        assertThat(license.status(ANN)).isEqualTo("REMOVED");
        assertThat(unvouched(license, ANN)).containsExactly(ANN);
    }

    @Test
    void section_4_after_the_end_of_the_deployment_nobody_is_vouched_for_until_it_is_deployed_anew() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN);
        scan(license, ANN);

        license.end(SourceEnded.Kind.DOMAIN, DOMAIN);

        assertThat(license.status(ANN)).isEqualTo("REMOVED");
        assertThat(unvouched(license, ANN)).containsExactly(ANN);
        assertThat(scan(license, ANN)).containsExactly("MEMBER");
    }

    @Test
    void R39_one_domain_vouches_for_nobody_of_another_and_no_list_does() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN).deployedTo("y.example");
        license.signUp("y.example", ANN);
        license.csv(Api.DANA, BOB);

        assertThat(unvouched(license, ANN, BOB)).containsExactly(ANN, BOB);
    }

    @Test
    void X16_an_account_is_recognized_under_another_address_of_the_domain() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN);
        scan(license, ANN);
        var renamed = new UserEnrolled.Person(1, "anna@x.example", Tokens.account(ANN));

        license.answer(scanned(license, Scene.stamp(), List.of(renamed)), Topic.ENROLLMENT_BULK);

        assertThat(unvouched(license, ANN)).isEmpty();
        assertThat(license.status("anna@x.example")).isEqualTo("MEMBER");
    }

    @Test
    void five_thousand_are_asked_at_once_and_not_one_more() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN);
        scan(license, ANN);
        var many = IntStream.range(0, 5_000).mapToObj(_ -> UUID.randomUUID()).toList();

        assertThat(ask(license, many)).containsExactlyElementsOf(many);
        problem(as(Tokens.service()).body(question(plus(many))).post(url(license.licenseId)), 422, "no-source");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"method\": \"DOMAIN\", \"accounts\": []}",
                "{\"source\": \"x.example\", \"accounts\": []}",
                "{\"method\": \"DOMAIN\", \"source\": \"x.example\"}",
                "{\"method\": \"DOMAIN\", \"source\": \"x.example\", \"accounts\": [null]}",
            })
    void half_a_question_is_refused(String body) {
        var license = Scene.on(LicenseType.DISTRICT);

        problem(as(Tokens.service()).body(body).post(url(license.licenseId)), 422, "no-source");
    }

    @Test
    void only_our_services_ask_and_of_no_license_there_is_nothing_to_know() {
        var license = Scene.on(LicenseType.DISTRICT);

        asStaff().body(question(List.of())).post(url(license.licenseId)).then().statusCode(403);
        problem(as(Tokens.service()).body(question(List.of())).post(url(UUID.randomUUID())), 404, "not-found");
        assertThat(ask(license, List.of())).isEmpty();
    }

    private static List<String> scan(Scene license, String... emails) {
        return license.answer(scanned(license, Scene.stamp(), emails), Topic.ENROLLMENT_BULK).stream()
                .map(Scene.Entry::after)
                .toList();
    }

    private static UserEnrolled scanned(Scene license, long stamp, String... emails) {
        var people = IntStream.range(0, emails.length)
                .mapToObj(i -> new UserEnrolled.Person(i + 1, emails[i], Tokens.account(emails[i])))
                .toList();
        return scanned(license, stamp, people);
    }

    private static UserEnrolled scanned(Scene license, long stamp, List<UserEnrolled.Person> people) {
        return new UserEnrolled(
                license.licenseId,
                EnrollmentMethod.DOMAIN,
                DOMAIN,
                UUID.randomUUID(),
                null,
                Actor.SYSTEM,
                stamp,
                people);
    }

    private static List<String> unvouched(Scene license, String... emails) {
        var missing = ask(license, Arrays.stream(emails).map(Tokens::account).toList());
        return Arrays.stream(emails)
                .filter(email -> missing.contains(Tokens.account(email)))
                .toList();
    }

    private static List<UUID> ask(Scene license, List<UUID> accounts) {
        var answer = as(Tokens.service())
                .body(question(accounts))
                .post(url(license.licenseId))
                .then()
                .statusCode(200)
                .extract();
        return answer.<List<String>>path("accounts").stream()
                .map(UUID::fromString)
                .toList();
    }

    private static List<UUID> plus(List<UUID> many) {
        return IntStream.rangeClosed(0, many.size())
                .mapToObj(i -> i == 0 ? UUID.randomUUID() : many.get(i - 1))
                .toList();
    }

    private static Map<String, Object> question(List<UUID> accounts) {
        return Map.of(
                "method",
                "DOMAIN",
                "source",
                DOMAIN,
                "accounts",
                accounts.isEmpty() ? Collections.emptyList() : accounts);
    }

    private static String url(UUID licenseId) {
        return "/internal/licenses/" + licenseId + "/unvouched";
    }
}
