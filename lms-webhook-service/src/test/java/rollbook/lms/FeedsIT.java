package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.School.STAFF;
import static rollbook.lms.School.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.AccessNoted;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** A license's admin adds feeds of Canvas and Schoology, and what is told of them (R28). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class FeedsIT {
    private final School school = new School();
    private final String account = TestFeed.account();
    private final Map<String, Object> canvas = new HashMap<>(Map.of("kind", "CANVAS", "rootAccountUuid", account));
    private final Map<String, Object> schoology =
            new HashMap<>(Map.of("kind", "SCHOOLOGY", "consumerKey", "a-key", "consumerSecret", "a-secret-of-a-test"));

    @Test
    void R28_a_feed_of_Canvas_is_added_with_the_address_to_paste_and_listed_among_the_connections() {
        var made = TestFeed.add(school, school.dana, canvas);

        made.then().statusCode(201);
        var id = made.<String>path("id");
        assertThat(made.<String>path("url")).isEqualTo("http://localhost:8080/webhooks/canvas/" + id);
        var listed = as(school.dana).get(school.connections()).jsonPath();
        assertThat(listed.getList("items.id")).isEqualTo(List.of(id));
        assertThat(listed.getString("items[0].kind")).isEqualTo("CANVAS");
        assertThat(listed.getString("items[0].feed.url")).isEqualTo(made.<String>path("url"));
        assertThat(listed.getString("items[0].feed.rootAccountUuid")).isEqualTo(account);
        assertThat(listed.getBoolean("items[0].feed.allowUnsigned")).isFalse();
        assertThat(listed.getMap("items[0].deliveries.counts")).isEmpty();
    }

    @Test
    void R28_the_address_of_a_feed_of_Schoology_is_a_secret_told_once_and_kept_as_a_digest() {
        var made = TestFeed.add(school, school.dana, schoology);

        made.then().statusCode(201);
        var secret = secret(made.path("url"));
        assertThat(secret).hasSize(43);
        var seen = as(school.dana).get(made.header("Location")).asString();
        assertThat(seen).contains("a-key").doesNotContain(secret).doesNotContain("a-secret-of-a-test");
        assertThat(School.number(
                        "select count(*) from connection where connection::text like any (array[?, ?])",
                        "%" + secret + "%",
                        "%a-secret-of-a-test%"))
                .isZero();
    }

    @Test
    void a_new_path_makes_the_one_before_worth_nothing() {
        var feed = TestFeed.schoology(school);
        feed.send("{\"type\":\"a.b\"}").then().statusCode(200);

        var next = as(school.dana).post("/api/lms/" + school.licenseId + "/feeds/" + feed.id() + "/path");

        next.then().statusCode(200);
        problem(feed.send("{\"type\":\"a.c\"}"), 404, "not-found");
        new TestFeed(school, feed.id(), URI.create(next.path("url")).getPath())
                .send("{\"type\":\"a.c\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void adding_a_new_path_and_ending_are_lines_of_the_licenses_activity() {
        var feed = TestFeed.schoology(school);
        as(school.dana).post("/api/lms/" + school.licenseId + "/feeds/" + feed.id() + "/path");
        as(school.dana).delete(school.connections() + "/" + feed.id()).then().statusCode(204);

        assertThat(Wire.heard(AccessNoted.class, school.licenseId, 3))
                .extracting(noted -> noted.subject() + " " + noted.act() + " " + noted.name())
                .containsExactly(
                        "LMS_CONNECTION CONNECTED Schoology triggers",
                        "LMS_CONNECTION ROTATED Schoology triggers",
                        "LMS_CONNECTION DISCONNECTED Schoology triggers");
    }

    @ParameterizedTest
    @CsvSource({
        "CANVAS,    rootAccountUuid, '',                      422, no-root-account",
        "CANVAS,    rootAccountUuid, short,                   422, no-root-account",
        "CANVAS,    rootAccountUuid, with spaces and more in, 422, no-root-account",
        "SCHOOLOGY, consumerKey,     '',                      422, no-consumer-key",
        "SCHOOLOGY, consumerSecret,  with space,              422, no-consumer-key",
        "CANVAS,    kind,            LTI,                     400, malformed-request",
        "CANVAS,    kind,            CLASSROOM,               400, malformed-request",
        "CANVAS,    kind,            ,                        400, malformed-request",
    })
    void what_cannot_be_added_is_refused(String kind, String field, String value, int status, String slug) {
        var wanted = kind.equals("CANVAS") ? canvas : schoology;
        wanted.put(field, value);

        problem(TestFeed.add(school, school.dana, wanted), status, slug);
    }

    @Test
    void only_a_licenses_own_admins_and_staff_add_or_change_one() {
        problem(TestFeed.add(school, "stranger@elsewhere.example", canvas), 404, "not-found");
        as(STAFF, "staff")
                .body(canvas)
                .post("/api/lms/" + school.licenseId + "/feeds")
                .then()
                .statusCode(201);
        var feed = TestFeed.schoology(school);
        var other = new School();

        problem(
                as(other.dana).post("/api/lms/" + school.licenseId + "/feeds/" + feed.id() + "/path"),
                404,
                "not-found");
        problem(as(other.dana).post("/api/lms/" + other.licenseId + "/feeds/" + feed.id() + "/path"), 404, "not-found");
        problem(
                as(school.dana).post("/api/lms/" + school.licenseId + "/feeds/" + UUID.randomUUID() + "/path"),
                404,
                "not-found");
    }

    @Test
    void what_to_choose_in_the_platforms_is_told() {
        var setup =
                as(school.dana).get("/api/lms/" + school.licenseId + "/setup").jsonPath();

        assertThat(setup.getString("canvasFeed.format")).isEqualTo("Canvas");
        assertThat(setup.getBoolean("canvasFeed.signPayload")).isTrue();
        assertThat(setup.<String>getList("canvasFeed.events")).contains("assignment_created", "assignment_updated");
        assertThat(setup.<String>getList("schoologyFeed.triggers")).containsExactly("grade_item");
        assertThat(setup.getMap("schoology")).containsEntry("assignment_id", "$com.schoology.Assignment.id");
    }

    private static String secret(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
