package rollbook.lms;

import static io.restassured.RestAssured.given;
import static rollbook.lms.School.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import rollbook.kit.testing.Patience;

/** A feed of a school, and what comes by it. */
record TestFeed(School school, String id, String path) {
    /** The root account of the samples. */
    static final String SAMPLES_ACCOUNT = "Jd8Kq2mT5xVbYw7RzLc4NfHs9GpAe3UoQi6BtXy1";

    private static final ObjectMapper JSON = new ObjectMapper();

    static TestFeed canvas(School school, String account, boolean allowUnsigned) {
        return added(school, Map.of("kind", "CANVAS", "rootAccountUuid", account, "allowUnsigned", allowUnsigned));
    }

    static TestFeed schoology(School school) {
        return added(
                school,
                Map.of(
                        "kind",
                        "SCHOOLOGY",
                        "consumerKey",
                        consumerKey(school),
                        "consumerSecret",
                        TestSchoology.SECRET));
    }

    static String consumerKey(School school) {
        return "key-" + school.name;
    }

    static Response add(School school, String by, Map<String, Object> wanted) {
        return as(by).body(wanted).post("/api/lms/" + school.licenseId + "/feeds");
    }

    private static TestFeed added(School school, Map<String, Object> wanted) {
        var made = add(school, school.dana, wanted).then().statusCode(201).extract();
        return new TestFeed(
                school, made.path("id"), URI.create(made.path("url")).getPath());
    }

    /** An account of Canvas' of its own. */
    static String account() {
        return UUID.randomUUID().toString().replace("-", "") + "abcdefgh";
    }

    Response send(String body) {
        return given().contentType("application/json").body(body).post(path);
    }

    Response signed(Map<String, Object> event) {
        return given().contentType("text/plain")
                .body(TestPlatforms.CANVAS.sign(event))
                .post(path);
    }

    static String json(Map<String, Object> event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An event like a sample, of another account. */
    static Map<String, Object> event(String sample, String account) {
        try {
            @SuppressWarnings("unchecked")
            Map<String, Object> event = JSON.readValue(Samples.text("canvas/" + sample), HashMap.class);
            part(event, "metadata").put("root_account_uuid", account);
            return event;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> part(Map<String, Object> event, String name) {
        return (Map<String, Object>) event.get(name);
    }

    /** What its school's admin sees of it. */
    io.restassured.path.json.JsonPath seen() {
        return as(school.dana)
                .get(school.connections() + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Until its platform is left alone for not having answered: not for as long as it may be asked. */
    void awaitPause() {
        Patience.await("a pause").until(() -> School.number("""
                        select count(*) from connection where id = ?
                        and hints_from between clock_timestamp() and clock_timestamp() + interval '1 minute'
                        """, UUID.fromString(id)) == 1);
    }
}
