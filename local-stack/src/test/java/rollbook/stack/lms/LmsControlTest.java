package rollbook.stack.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator, set and read over HTTP. */
class LmsControlTest {
    private final LmsTestKit kit;
    private final HttpClient http = HttpClient.newHttpClient();

    LmsControlTest() throws IOException {
        kit = new LmsTestKit(Flavor.CANVAS);
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        kit.close();
    }

    @Test
    void a_school_is_set_up_and_its_student_opens_our_assignment() throws Exception {
        send("POST", "platforms", new JsonObject().put("name", "other").put("flavor", "SCHOOLOGY"));
        send(
                "POST",
                "platforms/other/tools",
                new JsonObject()
                        .put("origin", kit.tool.root().toString())
                        .put("clientId", "8409082949")
                        .put("deploymentIds", new JsonArray().add("8409082949-1527876651")));
        var course = object(send("POST", "platforms/other/courses", new JsonObject().put("students", 26)));
        var at = "platforms/other/courses/" + course.getLong("number");
        var item = object(send(
                "POST",
                at + "/items",
                new JsonObject()
                        .put("kind", "DEEP_LINK")
                        .put("title", "Unit 3")
                        .put("clientId", "8409082949")
                        .put("custom", new JsonObject().put("assignment_ref", "77"))));
        var platform = kit.lms.platforms().get("other");
        kit.tool.trusts(platform);

        var page = kit.browser.open(platform.launches()
                .open(
                        platform.courses().getFirst(),
                        platform.courses().getFirst().one(CourseRole.STUDENT).number(),
                        platform.courses().getFirst().item(item.getLong("number"))));

        assertThat(page.body()).isEqualTo("You are in");
        assertThat(course.getJsonArray("people")).hasSize(32);
        assertThat(object(send("GET", at, new JsonObject())).getJsonArray("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "canvas/assignment_created",
        "canvas/assignment_updated",
        "canvas/tool_opened",
        "canvas/assignment_viewed",
        "canvas/enrollment_created",
        "canvas/lti_resource_link_created",
        "canvas/unknown",
        "schoology/grade_item.update",
        "schoology/grade_item.delete",
        "schoology/dropbox_submission.update",
        "schoology/grades.update",
        "schoology/section_completion.update",
        "app/assignment.opened"
    })
    void a_message_is_sent_and_what_became_of_it_is_said(String what) throws Exception {
        kit.tool.statuses.add(503);

        var answer = object(send("POST", what, message()));

        assertThat(answer.getInteger("status")).isEqualTo(200);
        assertThat(answer.getInteger("try")).isEqualTo(2);
        assertThat(kit.tool.received).hasSize(2);
        assertThat(new JsonArray(send("GET", "log/sent?kind=" + answer.getString("kind"), new JsonObject())
                        .body()))
                .hasSize(2);
    }

    @Test
    void a_stream_may_be_unsigned_in_Calipers_words_and_masquerading() throws Exception {
        send("POST", "canvas/tool_opened", message().put("signed", false).put("masquerading", true));
        send("POST", "canvas/tool_opened", message().put("signed", false).put("caliper", true));

        assertThat(kit.tool.received.get(0).json().getJsonObject("metadata").containsKey("real_user_id"))
                .isTrue();
        assertThat(kit.tool.received.get(1).json().containsKey("sensor")).isTrue();
    }

    @Test
    void faults_are_switched_on_seen_and_switched_off() throws Exception {
        var fault =
                new JsonObject().put("fault", "DOWN").put("kind", "LTI_JWKS").put("times", 2);

        send("POST", "faults", fault);
        var down = kit.browser.get(kit.platform.jwksUrl());
        var left = new JsonArray(send("GET", "faults", new JsonObject()).body());
        send("DELETE", "faults", new JsonObject());
        var up = kit.browser.get(kit.platform.jwksUrl());

        assertThat(down.status()).isEqualTo(503);
        assertThat(left.getJsonObject(0).getInteger("times")).isEqualTo(1);
        assertThat(up.status()).isEqualTo(200);
        assertThat(new JsonArray(
                        send("GET", "log?kind=LTI_JWKS", new JsonObject()).body()))
                .hasSize(2);
    }

    @Test
    void work_is_set_and_opened_in_Classroom() throws Exception {
        send("POST", "classroom/push", new JsonObject().put("target", hook()));
        var course = object(send(
                "POST",
                "classroom/courses",
                new JsonObject()
                        .put("teachers", new JsonArray().add("107"))
                        .put("students", new JsonArray().add("108"))));
        var in = new JsonObject().put("course", course.getString("id"));
        var work = object(send("POST", "classroom/work", in.copy()));

        var opened = object(send(
                "POST",
                "classroom/open",
                in.copy().put("work", work.getString("id")).put("student", "108")));

        assertThat(work.getString("creatorUserId")).isEqualTo("107");
        assertThat(opened.getString("state")).isEqualTo("CREATED");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, platforms/nowhere, 404",
        "GET, nothing, 404",
        "POST, faults, 400",
        "POST, canvas/nothing, 404",
        "POST, platforms/northfield/courses/1/copy, 404"
    })
    void a_mistake_is_answered_as_one(String method, String path, int status) throws Exception {
        var body = path.startsWith("canvas") ? message() : new JsonObject();

        assertThat(send(method, path, body).statusCode()).isEqualTo(status);
    }

    @Test
    void the_service_is_told_which_origin_it_may_call_and_where_keys_and_API_are() {
        var origin = "http://127.0.0.1:" + kit.lms.root().getPort();

        assertThat(kit.lms.settings())
                .contains(
                        Map.entry("ROLLBOOK_HTTP_LOCAL_ORIGINS", origin),
                        Map.entry("ROLLBOOK_CANVAS_JWKS_URL", origin + "/canvas-live-events"),
                        Map.entry("ROLLBOOK_SCHOOLOGY_API_URL", origin + "/schoology/v1"));
    }

    private JsonObject message() {
        var item = kit.course.items().isEmpty()
                ? kit.made("Unit 3", new JsonObject())
                : kit.course.items().getFirst();
        return new JsonObject()
                .put("target", hook())
                .put("secret", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")
                .put("platform", "northfield")
                .put("course", kit.course.number())
                .put("item", item.number())
                .put("as", kit.student().number());
    }

    private String hook() {
        return kit.tool.root().resolve("/hook").toString();
    }

    private static JsonObject object(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return new JsonObject(answer.body());
    }

    private HttpResponse<String> send(String method, String path, JsonObject body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(kit.lms.root().resolve("simulator/" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
