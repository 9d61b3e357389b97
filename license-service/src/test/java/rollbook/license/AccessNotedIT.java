package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.asDana;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Act;
import rollbook.events.AccessNoted.Detail;
import rollbook.events.AccessNoted.Subject;
import rollbook.events.Actor;
import rollbook.events.LicenseAlerted;
import rollbook.events.LicenseAlerted.Alert;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.license.usecase.Activities.Change;

/** What others did with a license's key, link and domains is read in its activity. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AccessNotedIT {
    private static final UUID NOBODYS = UUID.randomUUID();

    @Test
    void R3_a_showing_of_the_key_is_a_line_of_the_activity_and_no_verdict() {
        var license = Scene.on(LicenseType.SCHOOL);
        var acts = acts(license);

        say(license.licenseId, Subject.KEY, Act.SHOWN, null, new Detail("generation", "1"));

        awaitNoted(license, Change.KEY_SHOWN);
        asDana().get(activity(license))
                .then()
                .body("items[0].kind", equalTo("KEY_SHOWN"))
                .body("items[0].actor.email", equalTo(DANA))
                .body("items[0].outcomes", equalTo(Map.of()))
                .body("items[0].summary", equalTo("Key shown: generation 1"));
        assertThat(acts(license)).isEqualTo(acts);
    }

    @Test
    void R38_a_domain_is_named_in_its_line() {
        var license = Scene.on(LicenseType.DISTRICT);

        say(license.licenseId, Subject.DOMAIN, Act.DEPLOYED, "northfield.example");

        awaitNoted(license, Change.DOMAIN_DEPLOYED);
        asDana().get(activity(license)).then().body("items[0].detail.name", equalTo("northfield.example"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUESTED", "APPROVED", "DECLINED", "WITHDRAWN", "DEPLOYED", "PROVED", "ENDED"})
    void R38_whatever_is_done_about_a_domain_is_a_line_of_the_activity(Act act) {
        var license = Scene.on(LicenseType.DISTRICT);

        say(license.licenseId, Subject.DOMAIN, act, "northfield.example");

        awaitNoted(license, Change.valueOf("DOMAIN_" + act));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTED", "CONFIRMED", "ROTATED", "DISCONNECTED"})
    void R28_whatever_is_done_about_an_lms_connection_is_a_line_of_the_activity(Act act) {
        var license = Scene.on(LicenseType.TEACHER);

        say(license.licenseId, Subject.LMS_CONNECTION, act, "https://lms.example", new Detail("kind", "CANVAS"));

        awaitNoted(license, Change.valueOf("LMS_CONNECTION_" + act));
        asDana().get(activity(license))
                .then()
                .body("items[0].detail", equalTo(Map.of("kind", "CANVAS", "name", "https://lms.example")))
                .body("items[0].actor.email", equalTo(DANA));
    }

    @Test
    void section_4_a_sync_that_stands_still_or_holds_people_is_a_line_and_an_alert() {
        var license = Scene.on(LicenseType.DISTRICT);

        says(license, Act.PAUSED, Actor.SYSTEM, new Detail("why", "AUTHORIZATION_LOST"));
        says(license, Act.HELD, Actor.SYSTEM, new Detail("people", "25"));

        assertThat(Wire.heard(LicenseAlerted.class, license.licenseId, 2))
                .extracting(LicenseAlerted::alert, LicenseAlerted::why, LicenseAlerted::people)
                .containsExactly(
                        tuple(Alert.SYNC_PAUSED, "AUTHORIZATION_LOST", null), tuple(Alert.SYNC_HELD, null, 25));
        awaitNoted(license, Change.SYNC_HELD);
        assertThat(Acts.noted(license.licenseId, Change.SYNC_PAUSED)).hasSize(1);
    }

    @Test
    void R28_a_classroom_that_is_no_longer_connected_is_a_line_and_an_alert() {
        var license = Scene.on(LicenseType.TEACHER);

        Wire.say(new AccessNoted(
                license.licenseId,
                Subject.LMS_CONNECTION,
                Act.PAUSED,
                "Google Classroom",
                Actor.SYSTEM,
                Scene.stamp(),
                List.of(new Detail("why", "GRANT_GONE"))));

        assertThat(Wire.heard(LicenseAlerted.class, license.licenseId, 1))
                .extracting(LicenseAlerted::alert, LicenseAlerted::why)
                .containsExactly(tuple(Alert.CLASSROOM_GRANT_GONE, "GRANT_GONE"));
        awaitNoted(license, Change.LMS_CONNECTION_PAUSED);
    }

    @Test
    void a_sync_somebody_paused_alerts_nobody() {
        var license = Scene.on(LicenseType.DISTRICT);

        says(license, Act.PAUSED, Scene.admin(DANA));
        says(license, Act.CONNECTED, Actor.SYSTEM);
        says(license, Act.HELD, Actor.SYSTEM, new Detail("people", "25"));

        assertThat(Wire.heard(LicenseAlerted.class, license.licenseId, 1))
                .extracting(LicenseAlerted::alert)
                .containsExactly(Alert.SYNC_HELD);
    }

    private static void says(Scene license, Act act, Actor actor, Detail... details) {
        Wire.say(new AccessNoted(license.licenseId, Subject.SYNC, act, null, actor, Scene.stamp(), List.of(details)));
    }

    @Test
    void what_lies_between_people_s_facts_keeps_its_place() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.key("ann@x.example");
        say(license.licenseId, Subject.KEY, Act.ROTATED, null);
        license.key("bob@x.example");

        asDana().get(activity(license) + "?limit=3")
                .then()
                .body("items.kind", equalTo(List.of("FACT", "KEY_ROTATED", "FACT")))
                .body("items", hasSize(3));
    }

    @Test
    void an_admin_seen_for_the_first_time_is_bound_to_their_account() {
        var license = Scene.on(LicenseType.SCHOOL);

        say(license.licenseId, Subject.KEY, Act.SHOWN, null);

        awaitNoted(license, Change.KEY_SHOWN);
        assertThat(Scene.sql("select account_id from license_admin where license_id = '" + license.licenseId
                        + "' and address = '" + DANA + "'"))
                .isEqualTo(Tokens.account(DANA).toString());
    }

    @Test
    void what_makes_no_sense_and_what_is_about_no_license_keeps_nobody_waiting() {
        var license = Scene.on(LicenseType.SCHOOL);

        say(license.licenseId, Subject.KEY, Act.DEPLOYED, null);
        say(NOBODYS, Subject.KEY, Act.SHOWN, null);
        say(license.licenseId, Subject.KEY, Act.REVOKED, null);

        awaitNoted(license, Change.KEY_REVOKED);
        Scene.await(() -> "2"
                .equals(Scene.sql("select count(*) from dead_letter where key in ('%s', '%s')"
                        .formatted(license.licenseId, NOBODYS))));
    }

    private static void say(UUID licenseId, Subject subject, Act act, @Nullable String name, Detail... details) {
        Wire.say(new AccessNoted(licenseId, subject, act, name, Scene.admin(DANA), Scene.stamp(), List.of(details)));
    }

    private static void awaitNoted(Scene license, Change change) {
        Scene.await(() -> !Acts.noted(license.licenseId, change).isEmpty());
    }

    private static String activity(Scene license) {
        return "/api/licenses/" + license.licenseId + "/activity";
    }

    private static @Nullable String acts(Scene license) {
        return Scene.sql("select count(*) from act where license_id = '" + license.licenseId + "'");
    }
}
