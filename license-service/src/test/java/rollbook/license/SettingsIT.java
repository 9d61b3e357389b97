package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.Actor;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseChanged;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.license.usecase.Activities.Change;

/** What staff set on a license: when lists invite (R52), LMS auto-enrollment (R26, R27), who its admins are. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SettingsIT {

    @ParameterizedTest(name = "set to {0}: a domain admin''s list is {1}, a plain admin''s {2}, staff''s {3}")
    @CsvSource({
        "WHEN_NOT_DOMAIN_ADMIN, ADDED,   INVITED, ADDED",
        "ALWAYS,                INVITED, INVITED, ADDED",
        "OFF,                   ADDED,   ADDED,   ADDED",
    })
    void R52_the_invite_setting_decides_between_added_and_invited(
            InviteSetting setting, String byDana, String byPaul, String byStaff) {
        var license = Scene.on(LicenseType.SCHOOL);
        Acts.put(license.licenseId, "invite-setting", Map.of("inviteSetting", setting))
                .then()
                .statusCode(200)
                .body("inviteSetting", equalTo(setting.name()));

        assertThat(license.email(DANA, "ann@x.example").getFirst().outcome()).isEqualTo(byDana);
        assertThat(license.csv(PAUL, "bob@x.example").getFirst().outcome()).isEqualTo(byPaul);
        Wire.say(Facts.by(Api.STAFF).as(Actor.Role.STAFF).on(license.licenseId).naming("cat@x.example"));
        Scene.await(() -> !license.status("cat@x.example").equals("NONE"));
        assertThat(license.status("cat@x.example")).isEqualTo(byStaff.equals("ADDED") ? "MEMBER" : "INVITED");
    }

    @ParameterizedTest
    @CsvSource({"TEACHER, true", "SCHOOL, false", "BUILDING, false", "DISTRICT, false"})
    void R26_lms_enrollment_is_on_by_default_on_teacher_only_and_R27_staff_switch_it(LicenseType type, boolean usual) {
        var license = Scene.on(type);
        Acts.license(license.licenseId).body("lmsEnrollment", equalTo(usual));
        assertThat(license.opened("ann@x.example").getFirst().outcome()).isEqualTo(usual ? "ADDED" : "REFUSED");

        Acts.put(license.licenseId, "lms-enrollment", Map.of("enabled", !usual))
                .then()
                .statusCode(200)
                .body("lmsEnrollment", equalTo(!usual))
                .body("revision", equalTo(2));

        var answer = license.opened("bob@x.example").getFirst();
        assertThat(answer.outcome()).isEqualTo(usual ? "REFUSED" : "ADDED");
        assertThat(answer.rule()).isEqualTo(usual ? "R26" : null);
        assertThat(Wire.heard(LicenseChanged.class, license.licenseId, 2)
                        .getLast()
                        .lmsEnrollment())
                .isEqualTo(!usual);
        assertThat(Acts.noted(license.licenseId, Change.LMS_SWITCH))
                .containsExactly(Map.of("from", usual ? "ON" : "OFF", "to", usual ? "OFF" : "ON"));
    }

    @Test
    void the_same_setting_again_changes_nothing() {
        var id = Api.create(LicenseType.SCHOOL);

        Acts.put(id, "invite-setting", Map.of("inviteSetting", "WHEN_NOT_DOMAIN_ADMIN"));
        Acts.put(id, "lms-enrollment", Map.of("enabled", false));
        Acts.license(id).body("revision", equalTo(1));
        Acts.put(id, "invite-setting", Map.of("inviteSetting", "OFF"));
        Acts.put(id, "invite-setting", Map.of("inviteSetting", "OFF"));

        Acts.license(id).body("revision", equalTo(2));
        assertThat(Acts.noted(id, Change.INVITE_SETTING))
                .containsExactly(Map.of("from", "WHEN_NOT_DOMAIN_ADMIN", "to", "OFF"));
        assertThat(Acts.noted(id, Change.LMS_SWITCH)).isEmpty();
    }

    @Test
    void R27_section_2_only_staff_set_anything() {
        var id = Api.create(LicenseType.SCHOOL);
        for (var what : List.of("invite-setting", "lms-enrollment")) {
            problem(asDana().body("{}").put("/api/licenses/" + id + "/" + what), 403, "staff-only");
            problem(as(Tokens.of(OLGA)).body("{}").put("/api/licenses/" + id + "/" + what), 404, "not-found");
        }
        problem(asStaff().body("{}").put("/api/licenses/" + id + "/invite-setting"), 422, "no-invite-setting");
        problem(asStaff().body("{}").put("/api/licenses/" + id + "/lms-enrollment"), 422, "no-switch");
        problem(Acts.put(id, "invite-setting", Map.of("inviteSetting", "SOMETIMES")), 400, "malformed-request");
    }

    @Test
    void R2_the_methods_say_what_claims_and_switches_close() {
        var id = Api.create(LicenseType.DISTRICT);
        closed(id, "LMS", "R26");
        closed(id, "OU", null);
        closed(id, "DOMAIN", null);

        Acts.put(id, "lms-enrollment", Map.of("enabled", true));
        Scene.of(id).synced();

        closed(id, "LMS", null);
        closed(id, "OU", null);
        closed(id, "DOMAIN", "R45");
        Scene.sql("delete from claim where license_id = '" + id + "'");
        Scene.of(id).deployedTo(UUID.randomUUID() + ".example");
        closed(id, "OU", "R15");
        closed(id, "DOMAIN", null);
        Acts.suspend(id);
        closed(id, "CSV", "§4");
        asStaff()
                .get("/api/licenses/" + id + "/methods")
                .then()
                .body("items.find { it.method == 'CSV' }.why.code", equalTo("license-not-live"));
    }

    @Test
    void R26_the_methods_say_when_staff_switched_the_lms_off_on_a_teacher_license() {
        var id = Api.create(LicenseType.TEACHER);
        closed(id, "LMS", null);

        Acts.put(id, "lms-enrollment", Map.of("enabled", false));

        closed(id, "LMS", "R26");
        closed(id, "OU", "R4");
    }

    @Test
    void R1_the_type_of_a_license_cannot_change() {
        var id = Api.create(LicenseType.SCHOOL);
        var order = new HashMap<>(Api.order(LicenseType.DISTRICT));

        problem(asStaff().body(order).put("/api/licenses/" + id), 405, "method-not-allowed");
        problem(asStaff().body(order).patch("/api/licenses/" + id), 405, "method-not-allowed");
        problem(asStaff().body(Map.of("type", "DISTRICT")).put("/api/licenses/" + id + "/type"), 404, "not-found");
        Acts.license(id).body("type", equalTo("SCHOOL")).body("revision", equalTo(1));
    }

    @Test
    void section_2_naming_and_removing_admins_is_noted_without_an_address() {
        var id = Api.create(LicenseType.SCHOOL);
        as(Tokens.of(PAUL)).get("/api/licenses/" + id).then().statusCode(200); // bound
        var admins = "/api/licenses/" + id + "/admins/";
        asStaff().body(Map.of("domainAdmin", true)).put(admins + PAUL).then().statusCode(200);
        asStaff().body("{}").put(admins + "new@x.example").then().statusCode(200);
        asStaff().body("{}").put(admins + "new@x.example").then().statusCode(200);

        asStaff().delete(admins + "new@x.example").then().statusCode(200);
        asStaff().delete(admins + "new@x.example").then().statusCode(200);

        assertThat(Acts.noted(id, Change.ADMIN_NAMED))
                .containsExactly(
                        Map.of("domainAdmin", "true"),
                        Map.of(
                                "domainAdmin",
                                "true",
                                "account",
                                Tokens.account(PAUL).toString()));
        assertThat(Acts.noted(id, Change.ADMIN_REMOVED)).containsExactly(Map.of("domainAdmin", "true"));
    }

    private static void closed(UUID id, String method, @Nullable String rule) {
        var cell = "items.find { it.method == '" + method + "' }.";
        asStaff()
                .get("/api/licenses/" + id + "/methods")
                .then()
                .statusCode(200)
                .body(cell + "open", equalTo(rule == null))
                .body(cell + "why?.rule", equalTo(rule));
    }
}
