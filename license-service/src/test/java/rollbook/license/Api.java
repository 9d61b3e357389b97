package rollbook.license;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollbook.events.LicenseType;
import rollbook.kit.testing.Tokens;

/** The license API as its callers use it. */
final class Api {
    static final String STAFF = "staff@rollbook.example";
    static final String DANA = "dana@northfield.example"; // a domain admin
    static final String PAUL = "paul@northfield.example"; // a license admin without domain authority
    static final String OLGA = "olga@otherschool.example"; // admin of another license

    private Api() {}

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    static RequestSpecification asStaff() {
        return as(Tokens.of(STAFF, "staff"));
    }

    static RequestSpecification asDana() {
        return as(Tokens.of(DANA));
    }

    /** A license order with dana and paul as its admins. */
    static Map<String, Object> order(LicenseType type) {
        return Map.of(
                "name",
                "Northfield " + type,
                "type",
                type,
                "admins",
                List.of(Map.of("email", DANA), Map.of("email", PAUL, "domainAdmin", false)));
    }

    /** A new license. */
    static UUID create(LicenseType type) {
        return UUID.fromString(asStaff()
                .body(order(type))
                .post("/api/licenses")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
