package rollbook.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.School.STAFF;
import static rollbook.lms.School.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.AccessNoted;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** A license's admin connects an LMS, and who may do what to a connection. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class ConnectionsIT {
    private final School school = new School();

    @Test
    void a_connection_waits_to_be_confirmed_and_tells_how_it_does() {
        var made = school.connect();

        made.then().statusCode(201);
        var connection = made.jsonPath();
        assertThat(connection.getString("state")).isEqualTo("PENDING");
        assertThat(connection.getString("lti.deploymentId")).isEqualTo(school.deployment);
        assertThat(connection.getMap("deliveries.counts")).isEmpty();
        assertThat(as(school.dana).get(made.header("Location")).path("id").toString())
                .isEqualTo(connection.getString("id"));
        assertThat(as(school.dana).get(school.connections()).<List<?>>path("items"))
                .hasSize(1);
    }

    @Test
    void launches_are_counted_where_their_admin_looks() {
        var connected = School.connected();
        new Visit(connected).launch().then().statusCode(200);

        var connection = as(connected.dana)
                .get(connected.connections() + "/" + connected.connectionId)
                .jsonPath();

        assertThat(connection.getMap("deliveries.counts")).isEqualTo(Map.of("IGNORED", 1));
        assertThat(connection.getString("deliveries.lastAt")).isNotBlank();
    }

    @Test
    void connecting_confirming_and_disconnecting_are_lines_of_the_licenses_activity() {
        var connected = School.connected();
        as(connected.dana)
                .delete(connected.connections() + "/" + connected.connectionId)
                .then()
                .statusCode(204);

        assertThat(Wire.heard(AccessNoted.class, connected.licenseId, 3))
                .extracting(noted -> noted.subject() + " " + noted.act())
                .containsExactly("LMS_CONNECTION CONNECTED", "LMS_CONNECTION CONFIRMED", "LMS_CONNECTION DISCONNECTED");
    }

    @Test
    void only_staff_confirm_by_word_and_then_addresses_count_in_the_licenses_domains_alone() {
        var waiting = School.waiting();
        var confirm = waiting.connections() + "/" + waiting.connectionId + "/confirm";

        problem(as(waiting.dana).post(confirm), 403, "staff-only");
        as(STAFF, "staff").post(confirm).then().statusCode(200);

        var connection = as(waiting.dana)
                .get(waiting.connections() + "/" + waiting.connectionId)
                .jsonPath();
        assertThat(connection.getString("state")).isEqualTo("CONFIRMED");
        assertThat(connection.getBoolean("trusted")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup", "connections", "assignments"})
    void to_a_stranger_nothing_is_there(String what) {
        var path = "/api/lms/" + school.licenseId + "/" + what;

        as(school.dana).get(path).then().statusCode(200);
        as(STAFF, "staff").get(path).then().statusCode(200);
        problem(as("stranger@elsewhere.example").get(path), 404, "not-found");
        problem(given().get(path), 401, "not-signed-in");
    }

    @Test
    void a_connection_of_another_license_is_not_there() {
        var other = School.waiting();
        var path = school.connections() + "/" + other.connectionId;

        problem(as(school.dana).get(path), 404, "not-found");
        problem(as(school.dana).delete(path), 404, "not-found");
        problem(as(STAFF, "staff").post(path + "/confirm"), 404, "not-found");
    }

    @Test
    void a_deployment_is_connected_once_and_to_whom_is_not_told() {
        var connected = School.connected();
        var other = new School();

        var refused = as(other.dana).body(connected.wanted()).post(other.connections());

        problem(refused, 409, "deployment-connected");
        assertThat(refused.asString()).doesNotContain(connected.licenseId.toString());
        problem(connected.connect(), 409, "deployment-connected");
    }

    @Test
    void one_that_waits_to_be_confirmed_gives_way_to_another_license() {
        var squatter = School.waiting();

        as(school.dana)
                .body(squatter.wanted())
                .post(school.connections())
                .then()
                .statusCode(201);

        problem(as(squatter.dana).get(squatter.connections() + "/" + squatter.connectionId), 404, "not-found");
        assertThat(Wire.heard(AccessNoted.class, squatter.licenseId, 2))
                .extracting(noted -> noted.act().name())
                .containsExactly("CONNECTED", "DISCONNECTED");
    }

    @Test
    void one_that_was_ended_begins_anew_unconfirmed() {
        var connected = School.connected();
        var path = connected.connections() + "/" + connected.connectionId;
        as(connected.dana).delete(path).then().statusCode(204);
        problem(as(connected.dana).get(path), 404, "not-found");
        problem(Visit.login(connected), 404, "lti-unknown-platform");

        var again = connected.connect().then().statusCode(201).extract().jsonPath();

        assertThat(again.getString("id")).isEqualTo(connected.connectionId);
        assertThat(again.getString("state")).isEqualTo("PENDING");
    }

    @Test
    void a_client_registered_with_other_URLs_is_refused() {
        var connected = School.connected();
        var other = connected.wanted();
        other.put("deploymentId", "another");
        other.put("jwksUrl", connected.issuer + "/other-jwks");

        problem(as(connected.dana).body(other).post(connected.connections()), 409, "registered-otherwise");
    }

    @Test
    void until_a_connection_is_confirmed_a_mistyped_URL_is_put_right_and_what_waits_for_others_by_the_old_one_ends() {
        var mistyped = school.wanted();
        mistyped.put("jwksUrl", school.issuer + "/mistyped");
        mistyped.put("deploymentId", "theirs");
        var other = new School();
        as(other.dana).body(mistyped).post(other.connections()).then().statusCode(201);

        school.connect().then().statusCode(201);

        assertThat(School.number(
                        "select count(*) from registration where client_id = ? and jwks_url = ?",
                        school.clientId,
                        school.issuer + "/jwks"))
                .isOne();
        assertThat(as(other.dana).get(other.connections()).jsonPath().getList("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "jwksUrl,  http://169.254.169.254/latest,   url-not-called",
        "jwksUrl,  https://10.0.0.1/jwks,           url-not-called",
        "authUrl,  http://platform.example/auth,    url-not-called",
        "tokenUrl, file:///etc/passwd,              url-not-called",
        "issuer,   https://accounts.google.com,     unknown-issuer",
        "issuer,   '',                              unknown-issuer",
        "issuer,   urn:rollbook:app,                unknown-issuer",
        "issuer,   canvas.example,                  unknown-issuer",
        "issuer,   https:///nobody,                 unknown-issuer",
        "issuer,   https://canvas.instructure.com,  urls-are-known",
        "clientId, '',                              no-deployment",
    })
    void what_cannot_be_connected_is_refused(String field, String value, String slug) {
        var wanted = school.wanted();
        wanted.put(field, value);

        problem(as(school.dana).body(wanted).post(school.connections()), 422, slug);
    }

    @ParameterizedTest
    @CsvSource({
        "CANVAS,    https://canvas.instructure.com,  https://sso.canvaslms.com/api/lti/security/jwks",
        "SCHOOLOGY, https://schoology.schoology.com, https://lti-service.svc.schoology.com/lti-service/.well-known/jwks",
    })
    void R28_of_Canvas_and_Schoology_everything_but_the_ids_is_known(String platform, String issuer, String jwks) {
        var wanted = Map.of("platform", platform, "clientId", school.clientId, "deploymentId", school.deployment);

        var made = as(school.dana).body(wanted).post(school.connections());

        made.then().statusCode(201);
        assertThat(made.<String>path("lti.issuer")).isEqualTo(issuer);
        assertThat(School.number(
                        "select count(*) from registration where client_id = ? and jwks_url = ?",
                        school.clientId,
                        jwks))
                .isOne();
    }

    @Test
    void blanks_around_what_was_pasted_are_none_of_it() {
        var wanted = school.wanted();
        wanted.put("issuer", " " + school.issuer + " ");
        wanted.put("clientId", school.clientId + "\n");

        var made = as(school.dana).body(wanted).post(school.connections());

        made.then().statusCode(201);
        assertThat(made.<String>path("lti.issuer")).isEqualTo(school.issuer);
        Visit.login(school).then().statusCode(302);
    }

    @Test
    void the_values_to_paste_are_the_addresses_we_answer_at() {
        var setup =
                as(school.dana).get("/api/lms/" + school.licenseId + "/setup").jsonPath();

        assertThat(setup.getString("login")).isEqualTo("http://localhost:8080/lti/login");
        assertThat(setup.getString("deepLinking")).isEqualTo("http://localhost:8080/lti/launch");
        assertThat(setup.getList("redirects")).isEqualTo(List.of("http://localhost:8080/lti/launch"));
        assertThat(setup.getString("canvas.public_jwk_url")).isEqualTo("http://localhost:8080/lti/jwks");
        assertThat(setup.getString("canvas.extensions[0].privacy_level")).isEqualTo("public");
        assertThat(setup.getList("canvas.extensions[0].settings.placements.placement"))
                .isEqualTo(List.of("assignment_selection", "assignment_view"));
        assertThat(setup.getString("canvas.custom_fields.canvas_assignment_id")).isEqualTo("$Canvas.assignment.id");
    }
}
