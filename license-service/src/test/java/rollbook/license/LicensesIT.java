package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** Licenses over HTTP: R1, R2, who may do what (RULES §2), and bad input. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LicensesIT {

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void R1_a_license_has_exactly_the_type_it_was_bought_as(LicenseType type) {
        var id = Api.create(type);

        asDana().get("/api/licenses/" + id).then().statusCode(200).body("type", equalTo(type.name()));
    }

    @Test
    void R1_a_license_without_a_type_is_not_created() {
        asStaff()
                .body(Map.of("name", "Northfield", "admins", List.of(Map.of("email", DANA))))
                .post("/api/licenses")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/no-type"))
                .body("rule", equalTo("R1"));
    }

    // The 28 cells of table 1, asked of the running service.
    @ParameterizedTest(name = "{0} on {1}: {2} {3}")
    @CsvSource(nullValues = "-", textBlock = """
                    OU,     TEACHER,  NEVER,          -,                 R4
                    OU,     SCHOOL,   ALWAYS,         MOST_RECOMMENDED,  -
                    OU,     BUILDING, ALWAYS,         MOST_RECOMMENDED,  -
                    OU,     DISTRICT, ALWAYS,         MOST_RECOMMENDED,  -
                    CSV,    TEACHER,  ALWAYS,         RECOMMENDED,       -
                    CSV,    SCHOOL,   ALWAYS,         RECOMMENDED,       -
                    CSV,    BUILDING, ALWAYS,         RECOMMENDED,       -
                    CSV,    DISTRICT, ALWAYS,         RECOMMENDED,       -
                    EMAIL,  TEACHER,  ALWAYS,         AVAILABLE,         -
                    EMAIL,  SCHOOL,   ALWAYS,         AVAILABLE,         -
                    EMAIL,  BUILDING, ALWAYS,         AVAILABLE,         -
                    EMAIL,  DISTRICT, ALWAYS,         AVAILABLE,         -
                    LMS,    TEACHER,  ON_BY_DEFAULT,  RECOMMENDED,       -
                    LMS,    SCHOOL,   OFF_BY_DEFAULT, AVAILABLE,         R26
                    LMS,    BUILDING, OFF_BY_DEFAULT, AVAILABLE,         R26
                    LMS,    DISTRICT, OFF_BY_DEFAULT, AVAILABLE,         R26
                    LINK,   TEACHER,  ALWAYS,         LEAST_RECOMMENDED, -
                    LINK,   SCHOOL,   NEVER,          -,                 R32
                    LINK,   BUILDING, NEVER,          -,                 R32
                    LINK,   DISTRICT, NEVER,          -,                 R32
                    KEY,    TEACHER,  ALWAYS,         LEAST_RECOMMENDED, -
                    KEY,    SCHOOL,   ALWAYS,         LEAST_RECOMMENDED, -
                    KEY,    BUILDING, ALWAYS,         LEAST_RECOMMENDED, -
                    KEY,    DISTRICT, ALWAYS,         LEAST_RECOMMENDED, -
                    DOMAIN, TEACHER,  NEVER,          -,                 R38
                    DOMAIN, SCHOOL,   STAFF_ONLY,     ON_REQUEST,        R38
                    DOMAIN, BUILDING, STAFF_ONLY,     ON_REQUEST,        R38
                    DOMAIN, DISTRICT, STAFF_ONLY,     MOST_RECOMMENDED,  R38
                    """)
    void R2_each_method_is_offered_and_ranked_as_table_1_says(
            String method, LicenseType type, String opening, String rank, String rule) {
        var cell = "items.find { it.method == '" + method + "' }.";

        asDana().get("/api/licenses/" + Api.create(type) + "/methods")
                .then()
                .statusCode(200)
                .body(cell + "opening", equalTo(opening))
                .body(cell + "offered", equalTo(!opening.equals("NEVER")))
                .body(cell + "rank", equalTo(rank))
                .body(cell + "staffOnly", equalTo(opening.equals("STAFF_ONLY")))
                .body(cell + "open", equalTo(rule == null))
                .body(cell + "why?.rule", equalTo(rule));
    }

    @Test
    void R38_what_only_staff_set_up_is_open_to_staff() {
        asStaff()
                .get("/api/licenses/" + Api.create(LicenseType.SCHOOL) + "/methods")
                .then()
                .body("items.find { it.method == 'DOMAIN' }.open", equalTo(true));
    }

    @Test
    void R2_the_methods_of_a_school_come_in_the_order_of_their_ranks() {
        asDana().get("/api/licenses/" + Api.create(LicenseType.SCHOOL) + "/methods")
                .then()
                .body("items.method", contains("OU", "CSV", "EMAIL", "LMS", "DOMAIN", "KEY", "LINK"));
    }

    @Test
    void R3_a_license_not_deployed_domain_wide_has_an_empty_email_domain_section() {
        asDana().get("/api/licenses/" + Api.create(LicenseType.DISTRICT)).then().body("emailDomains", empty());
    }

    @Test
    void R49_a_license_admin_is_a_domain_admin_unless_staff_say_otherwise() {
        var id = Api.create(LicenseType.SCHOOL);

        asDana().get("/api/licenses/" + id)
                .then()
                .body("admins.find { it.email == '" + DANA + "' }.domainAdmin", equalTo(true))
                .body("admins.find { it.email == '" + PAUL + "' }.domainAdmin", equalTo(false));
    }

    @Test
    void an_admin_sees_their_license_and_a_stranger_is_not_told_it_exists() {
        var id = Api.create(LicenseType.SCHOOL);

        asDana().get("/api/licenses/" + id).then().statusCode(200);
        for (var path : List.of("", "/methods", "/members")) {
            as(Tokens.of(OLGA)).get("/api/licenses/" + id + path).then().statusCode(404);
            as(Tokens.of(OLGA))
                    .get("/api/licenses/" + UUID.randomUUID() + path)
                    .then()
                    .statusCode(404);
        }
        as(Tokens.of(OLGA))
                .delete("/api/licenses/" + id + "/admins/" + PAUL)
                .then()
                .statusCode(404);
    }

    @Test
    void an_admin_doing_a_staff_act_is_refused_with_the_rule() {
        var id = Api.create(LicenseType.SCHOOL);

        asDana().body(Map.of("domainAdmin", true))
                .put("/api/licenses/" + id + "/admins/" + PAUL)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/staff-only"))
                .body("rule", equalTo("§2"));
        asDana().body(Api.order(LicenseType.SCHOOL))
                .post("/api/licenses")
                .then()
                .statusCode(403);
    }

    @Test
    void R7_staff_name_an_admin_and_set_domain_admin_status() {
        var id = Api.create(LicenseType.SCHOOL);
        var path = "/api/licenses/" + id + "/admins/new@northfield.example";

        asStaff()
                .body(Map.of("domainAdmin", false))
                .put(path)
                .then()
                .statusCode(200)
                .body("revision", equalTo(2));

        as(Tokens.of("new@northfield.example"))
                .get("/api/licenses/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void R49_an_admin_named_without_a_status_is_a_domain_admin() {
        var path = "/api/licenses/" + Api.create(LicenseType.SCHOOL) + "/admins/" + PAUL;

        asStaff()
                .body("{}")
                .put(path)
                .then()
                .statusCode(200)
                .body("admins.find { it.email == '" + PAUL + "' }.domainAdmin", equalTo(true));
    }

    @Test
    void a_license_never_loses_its_last_admin() {
        var id = Api.create(LicenseType.SCHOOL);
        asStaff().delete("/api/licenses/" + id + "/admins/" + PAUL).then().statusCode(200);

        asStaff()
                .delete("/api/licenses/" + id + "/admins/" + DANA)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/last-admin"));
    }

    @Test
    void an_account_is_bound_when_first_seen_and_then_alone_counts() {
        var id = Api.create(LicenseType.SCHOOL);
        asDana().get("/api/licenses/" + id)
                .then()
                .body("admins.find { it.email == '" + DANA + "' }.accountBound", equalTo(true));

        var stranger = as(Tokens.ofAccount(UUID.randomUUID(), DANA)).get("/api/licenses/" + id);

        assertThat(stranger.statusCode()).isEqualTo(404);
    }

    @Test
    void the_list_holds_the_licenses_i_run_page_by_page() {
        var email = "many" + UUID.randomUUID() + "@northfield.example";
        for (var type : LicenseType.values()) {
            asStaff()
                    .body(Map.of("name", "N", "type", type, "admins", List.of(Map.of("email", email))))
                    .post("/api/licenses");
        }
        var first = as(Tokens.of(email)).get("/api/licenses?limit=3").then().extract();
        assertThat(first.<List<String>>path("items.id")).hasSize(3);

        as(Tokens.of(email))
                .get("/api/licenses?limit=3&cursor=" + first.path("next"))
                .then()
                .body("items.size()", equalTo(1))
                .body("next", nullValue());
    }
}
