package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.license.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Envelope;
import rollbook.events.LicenseType;
import rollbook.events.SourceEnded;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;

/** A domain that is ended and deployed again at once: its end is heard late, and nobody is without their grant for it (X9). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DeployedAnewIT {
    private static final String DOMAIN = "x.example";
    private static final String ANN = "ann@x.example";
    private static final String BOB = "bob@x.example";

    private Scene license;

    @BeforeEach
    void deploy() {
        license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN);
    }

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    @Test
    void X9_what_the_deployment_before_said_does_not_vouch_for_the_next_though_its_end_is_unheard() {
        license.answer(scanned(Scene.stamp(), ANN, BOB), Topic.ENROLLMENT_BULK);
        assertThat(unvouched(0, ANN, BOB)).isEmpty();

        var deployed = Scene.stamp();

        assertThat(unvouched(deployed, ANN, BOB)).containsExactly(ANN, BOB);
        license.answer(scanned(Scene.stamp(), ANN), Topic.ENROLLMENT_BULK);
        assertThat(unvouched(deployed, ANN, BOB)).containsExactly(BOB);
    }

    @Test
    void a_word_said_in_the_very_microsecond_is_of_the_deployment_before() {
        var stamp = Scene.stamp();
        license.answer(scanned(stamp, ANN), Topic.ENROLLMENT_BULK);

        assertThat(unvouched(stamp, ANN)).containsExactly(ANN);
        assertThat(unvouched(stamp - 1, ANN)).isEmpty();
    }

    @ParameterizedTest(name = "the end is heard {0}")
    @ValueSource(strings = {"before the first scan", "after the first scan", "with it"})
    void X9_whenever_the_end_is_heard_everybody_is_on_the_license_after_the_first_scan(String heard) {
        license.answer(scanned(Scene.stamp(), ANN, BOB), Topic.ENROLLMENT_BULK);
        var ended = ended(Scene.stamp());
        var deployed = Scene.stamp();
        if (heard.startsWith("before")) {
            hear(ended);
        }

        var missing = unvouched(deployed, ANN, BOB).toArray(String[]::new);
        assertThat(missing).containsExactly(ANN, BOB);
        if (heard.startsWith("with")) {
            say(ended);
        }
        license.answer(scanned(Scene.stamp(), missing), Topic.ENROLLMENT_BULK);
        hear(ended);

        assertThat(license.status(ANN)).isEqualTo("MEMBER");
        assertThat(license.status(BOB)).isEqualTo("MEMBER");
        assertThat(unvouched(deployed, ANN, BOB)).isEmpty();
    }

    private SourceEnded ended(long stamp) {
        return new SourceEnded(
                license.licenseId,
                SourceEnded.Kind.DOMAIN,
                DOMAIN,
                UUID.randomUUID(),
                new Actor(Tokens.account(Api.STAFF), Api.STAFF, Actor.Role.STAFF),
                stamp);
    }

    private void hear(SourceEnded ended) {
        say(ended);
        Scene.await(() -> Scene.sql("select 1 from ended_source where license_id = '" + license.licenseId + "'") != null
                && Scene.sql("select 1 from sweep where license_id = '" + license.licenseId + "'") == null);
    }

    private static void say(SourceEnded ended) {
        Wire.say(Topic.ENROLLMENT_BULK, new Envelope<>(ended.batchId(), "/a-test", Instant.now(), ended));
    }

    private UserEnrolled scanned(long stamp, String... emails) {
        var people = IntStream.range(0, emails.length)
                .mapToObj(i -> new UserEnrolled.Person(i + 1, emails[i], Tokens.account(emails[i])))
                .toList();
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

    private List<String> unvouched(long since, String... emails) {
        var accounts = Arrays.stream(emails).map(Tokens::account).toList();
        var missing = as(Tokens.service())
                .body(Map.of("method", "DOMAIN", "source", DOMAIN, "since", since, "accounts", accounts))
                .post("/internal/licenses/" + license.licenseId + "/unvouched")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("accounts");
        return Arrays.stream(emails)
                .filter(email -> missing.contains(Tokens.account(email).toString()))
                .toList();
    }
}
