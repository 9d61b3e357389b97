package rollbook.lms;

import static org.hamcrest.Matchers.startsWith;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** Where Google Classroom is not set up, nothing of it is open. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@TestProfile(ClassroomOffIT.NotSetUp.class)
class ClassroomOffIT {

    /** Nobody registered a client with Google, nor a subscription; and nobody has any patience. */
    public static class NotSetUp implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rollbook.classroom.topic",
                    "",
                    "rollbook.classroom.push-audience",
                    "",
                    "rollbook.app.webhook-secrets",
                    "",
                    "rollbook.schoology.patience",
                    "PT0S");
        }
    }

    @Test
    void nobody_connects() {
        problem(Klass.as("tara@northfield.example").post("/api/lms/classroom"), 503, "classroom-not-set-up");
    }

    @Test
    void no_push_is_heard() {
        var answer = RestAssured.given()
                .header("Authorization", "Bearer x")
                .contentType("application/json")
                .body("{}")
                .post("/webhooks/classroom");

        problem(answer, 503, "classroom-not-set-up");
    }

    @Test
    void staff_see_that_it_is_not_set_up_and_that_nothing_is_heard_of_an_app_without_a_secret() {
        School.as(School.STAFF, "staff")
                .get("/api/lms/classroom/all")
                .then()
                .statusCode(200)
                .body("connection.trouble", startsWith("Google Classroom is not set up"));
        School.as(School.STAFF, "staff")
                .get("/api/lms/app")
                .then()
                .statusCode(200)
                .body("trouble", startsWith("No secret"));
    }
}
