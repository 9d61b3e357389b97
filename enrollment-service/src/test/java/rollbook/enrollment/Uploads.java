package rollbook.enrollment;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;

/** Uploading files as dana does, and answering for license-service. */
final class Uploads {
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Uploads() {}

    static String imports(UUID licenseId) {
        return "/api/enrollments/" + licenseId + "/imports";
    }

    static RequestSpecification csv(byte[] file) {
        return given().config(AS_IT_IS)
                .auth()
                .oauth2(Tokens.of(Api.DANA))
                .contentType("text/csv")
                .body(file);
    }

    static RequestSpecification csv(String file) {
        return csv(file.getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads in one step. */
    static String batch(UUID licenseId, String file) {
        return csv(file)
                .post(imports(licenseId))
                .then()
                .statusCode(202)
                .extract()
                .path("batchId");
    }

    /** Uploads for a plan, and waits until it is made. */
    static String plan(UUID licenseId, String file) {
        String id = csv(file)
                .post(imports(licenseId) + "/plan")
                .then()
                .statusCode(202)
                .extract()
                .path("batchId");
        awaitState(id, "PLANNED");
        return id;
    }

    static Response commit(String batchId) {
        return Api.asDana().post("/api/enrollments/batches/" + batchId + "/commit");
    }

    static Response get(String batchId) {
        return Api.asDana().get("/api/enrollments/batches/" + batchId);
    }

    static void awaitState(String batchId, String state) {
        Patience.await().until(() -> get(batchId).path("state"), state::equals);
    }

    static List<Map<String, Object>> rows(String batchId, String query) {
        return Api.asDana()
                .get("/api/enrollments/batches/" + batchId + "/rows?limit=500" + query)
                .then()
                .extract()
                .path("items");
    }

    static String file(int people) {
        return IntStream.rangeClosed(1, people)
                .mapToObj(i -> "p" + i + "@x.example\n")
                .reduce("Email\n", String::concat);
    }

    /** license-service answers a fact: everybody in it has that outcome. */
    static MembershipChanged verdict(UserEnrolled fact, long previousSeq, Outcome outcome) {
        return verdict(fact, previousSeq, EnrollmentMethod.CSV, outcome);
    }

    static MembershipChanged verdict(UserEnrolled fact, long previousSeq, EnrollmentMethod method, Outcome outcome) {
        var people = fact.people().stream()
                .map(person -> new MembershipChanged.Person(
                        UUID.randomUUID(),
                        person.row(),
                        person.email(),
                        MembershipStatus.NONE,
                        MembershipStatus.MEMBER,
                        method,
                        outcome,
                        outcome == Outcome.REFUSED ? "§4" : null,
                        outcome == Outcome.REFUSED ? "license-not-live" : null,
                        outcome == Outcome.REFUSED ? "The license is expired." : null,
                        null))
                .toList();
        var verdict = new MembershipChanged(
                fact.licenseId(),
                previousSeq + people.size(),
                previousSeq,
                UUID.randomUUID(),
                fact.batchId(),
                Actor.SYSTEM,
                fact.stamp(),
                people);
        Wire.say(verdict);
        return verdict;
    }
}
