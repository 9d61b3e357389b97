package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.lms.domain.Flaw;
import rollbook.lms.domain.Launch;
import rollbook.lms.domain.LaunchCheck;
import rollbook.lms.domain.Platform;
import rollbook.lms.domain.Standing;
import rollbook.lms.usecase.IdTokens;
import rollbook.lms.usecase.IdTokens.Signed;
import rollbook.lms.usecase.IdTokens.Unsigned;
import rollbook.lms.usecase.Registrations.Registration;

/** The sample launches, each at its clock under its keys. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class SamplesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    IdTokens tokens;

    @ParameterizedTest
    @CsvSource({
        "01_launch.student.canvas,                LEARNER,    s.ortiz@student.northfield.example",
        "02_launch.teacher.canvas,                INSTRUCTOR, t.nguyen@northfield.example",
        "03_deep_linking_request.teacher.canvas,  INSTRUCTOR, t.nguyen@northfield.example",
        "05_launch.student.schoology,             LEARNER,    ",
        "08_launch.privacy_no_email,              LEARNER,    ",
        "14_aud_as_array_ok,                      LEARNER,    s.ortiz@student.northfield.example",
        "23_unicode_uppercase_idn_email,          LEARNER,    ",
        "24_email_changed_same_sub,               LEARNER,    ",
    })
    void a_sample_is_what_it_says(String name, Standing standing, String email) throws Exception {
        var launch = launch(name);

        assertThat(launch.standing()).isEqualTo(standing);
        if (email != null) {
            assertThat(launch.email()).isEqualTo(email);
        }
        assertThat(launch.wantsLink().isPresent()).isEqualTo(name.contains("deep_linking"));
    }

    @Test
    void the_same_subject_stays_the_same_with_another_address() throws Exception {
        var before = launch("01_launch.student.canvas");
        var after = launch("24_email_changed_same_sub");

        assertThat(after.subject()).isEqualTo(before.subject());
        assertThat(after.email()).isNotEqualTo(before.email());
        assertThat(launch("08_launch.privacy_no_email").email()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"15_bad_signature"})
    void a_sample_under_a_strangers_key_proves_nothing(String name) throws Exception {
        assertThat(tokens.read(registration(name), token(name))).isEqualTo(new Unsigned(Flaw.WRONG_SIGNATURE));
    }

    @Test
    void our_answer_to_a_teacher_who_makes_an_assignment_says_what_the_sample_says() throws Exception {
        var school = School.connected();
        var form = Teacher.form(
                new Visit(school).by("teacher-1", school.dana, Visit.INSTRUCTOR).linking());
        var ours = JSON.valueToTree(Teacher.claims(Teacher.answer(Teacher.name(form, "Unit 3 worksheet"))));

        var sample = JSON.readTree(Samples.text("lti/04_deep_linking_response.json"));

        assertThat(names(ours)).isEqualTo(names(sample));
        var item = Visit.DEEP_LINKING + "content_items";
        assertThat(names(ours.path(item).get(0)))
                .isEqualTo(names(sample.path(item).get(0)));
        assertThat(names(ours.path(item).get(0).path("lineItem")))
                .isEqualTo(names(sample.path(item).get(0).path("lineItem")));
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void an_hour_later_a_sample_has_expired() throws Exception {
        var name = "01_launch.student.canvas";
        var registration = registration(name);
        var signed = (Signed) tokens.read(registration, token(name));
        var later = Instant.parse(sample(name).path("_clock").asText()).plusSeconds(3_700);

        assertThat(check(name, registration, later).of(signed.claims()))
                .isEqualTo(new LaunchCheck.Failed(Flaw.EXPIRED));
    }

    private Launch launch(String name) throws IOException, ParseException {
        var registration = registration(name);
        var signed = (Signed) tokens.read(registration, token(name));
        var clock = Instant.parse(sample(name).path("_clock").asText());
        return ((LaunchCheck.Passed) check(name, registration, clock).of(signed.claims())).launch();
    }

    private static LaunchCheck check(String name, Registration registration, Instant now) throws IOException {
        var nonce = stored(name).path("nonce").asText();
        return new LaunchCheck(registration.issuer(), registration.clientId(), nonce, now);
    }

    private static Registration registration(String name) throws IOException, ParseException {
        var platform = "sample-" + name.toLowerCase(Locale.ROOT).replace('.', '-');
        var keys = Samples.text(sample(name).path("_jwks").asText().replace("../", ""));
        TestPlatforms.publishes(platform, JWKSet.parse(keys));
        return new Registration(
                UUID.randomUUID(),
                Platform.OTHER,
                stored(name).path("issuer").asText(),
                stored(name).path("client_id").asText(),
                "https://unused.example",
                "https://unused.example",
                TestPlatforms.url(platform) + "/jwks");
    }

    private static JsonNode stored(String name) throws IOException {
        var sample = sample(name);
        return sample.path("_stored_state")
                .path(sample.path("form").path("state").asText());
    }

    private static JsonNode sample(String name) throws IOException {
        return JSON.readTree(Samples.text("lti/" + name + ".headers.json"));
    }

    private static String token(String name) {
        return Samples.text("lti/" + name + ".jwt").strip();
    }
}
