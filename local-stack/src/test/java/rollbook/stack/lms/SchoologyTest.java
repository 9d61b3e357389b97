package rollbook.stack.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.stack.lms.LmsTestKit.sample;
import static rollbook.stack.lms.LmsTestKit.shape;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schoology beside LTI (PROTOCOLS §C): triggers nobody signs, and the API that confirms them. */
class SchoologyTest {
    private final LmsTestKit kit;
    private final SchoologyTriggers triggers;
    private final CourseItem item;
    private final LmsPerson teacher;
    private final HttpClient http = HttpClient.newHttpClient();

    SchoologyTest() throws IOException {
        kit = new LmsTestKit(Flavor.SCHOOLOGY);
        triggers = kit.lms.schoology().triggersTo(kit.tool.root().resolve("/hook/unguessable"));
        item = kit.made("Unit 3 worksheet", new JsonObject());
        teacher = kit.course.one(CourseRole.TEACHER);
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        kit.close();
    }

    @Test
    void every_trigger_is_shaped_like_its_sample() throws Exception {
        var students = kit.course.all(CourseRole.STUDENT);
        triggers.gradeItemUpdated(kit.course, item, teacher).join();
        triggers.submitted(kit.course, item, kit.student()).join();
        triggers.gradesUpdated(kit.course, item, students, teacher).join();
        triggers.gradeItemDeleted(kit.course, item, teacher).join();
        triggers.sectionCompleted(kit.course, kit.student()).join();

        var names = new String[] {
            "01_trigger.grade_item_update",
            "02_trigger.dropbox_submission_update",
            "03_trigger.grades_update.bulk",
            "04_trigger.grade_item_delete",
            "05_trigger.section_completion"
        };
        for (int i = 0; i < names.length; i++) {
            var sampled = sample("schoology/" + names[i]);
            assertThat(shape(kit.tool.received.get(i).json())).as(names[i]).isEqualTo(shape(sampled));
            assertThat(kit.tool.received.get(i).json().getString("type")).isEqualTo(sampled.getString("type"));
        }
    }

    @ParameterizedTest
    @CsvSource({"204 202 200, 3", "200, 1", "500 500 500 500 500 500, 6"})
    void anything_but_200_is_requeued_up_to_five_times(String statuses, int tries) {
        for (var status : statuses.split(" ", -1)) {
            kit.tool.statuses.add(Integer.parseInt(status));
        }

        var attempt = triggers.gradeItemUpdated(kit.course, item, teacher).join();

        assertThat(attempt.number()).isEqualTo(tries);
        assertThat(kit.tool.received).hasSize(tries);
    }

    @Test
    void a_pupil_without_an_address_has_an_empty_one() throws Exception {
        var kim = kit.platform.person("Kim", "Lee", "");
        kit.course.enroll(kim, CourseRole.STUDENT);

        var user = read("v1/users/" + kim.number(), "");

        assertThat(user.fieldNames())
                .containsAll(sample("schoology/22_api.user_get.no_email").fieldNames());
        assertThat(user.getString("primary_email")).isEmpty();
    }

    @Test
    void a_user_a_section_and_an_assignment_are_read() throws Exception {
        kit.course.leave(kit.course.all(CourseRole.STUDENT).getLast());

        var user = read("v1/users/" + kit.student().number(), "");
        var enrollments = read("v1/sections/%d/enrollments".formatted(kit.course.number()), "start=0&limit=20");
        var assignment = read("v1/sections/%d/assignments/%d".formatted(kit.course.number(), item.number()), "");

        assertThat(shape(user)).isEqualTo(shape(sample("schoology/21_api.user_get")));
        assertThat(shape(enrollments)).isEqualTo(shape(sample("schoology/23_api.section_enrollments")));
        assertThat(enrollments.getJsonArray("enrollment").getJsonObject(8).getString("status"))
                .isEqualTo("5");
        assertThat(shape(assignment))
                .isEqualTo(shape(sample("schoology/01_trigger.grade_item_update")
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getJsonObject("object")));
        assertThat(get("v1/users/1", "", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void enrollments_come_page_by_page() throws Exception {
        var first = read("v1/sections/%d/enrollments".formatted(kit.course.number()), "start=0&limit=5");
        var last = read("v1/sections/%d/enrollments".formatted(kit.course.number()), "start=5&limit=5");

        assertThat(first.getJsonArray("enrollment")).hasSize(5);
        assertThat(last.getJsonArray("enrollment")).hasSize(4);
        assertThat(first.getJsonObject("links").containsKey("next")).isTrue();
        assertThat(last.getJsonObject("links").containsKey("next")).isFalse();
    }

    @Test
    void a_subscription_is_answered_wish_by_wish() throws Exception {
        var sampled = sample("schoology/20_api.subscription_put");
        var url = kit.lms.schoology().apiRoot().resolve("v1/triggers/subscriptions");

        var answer = http.send(
                HttpRequest.newBuilder(url)
                        .header("Authorization", authorization("PUT", url, Map.of(), Map.of()))
                        .PUT(BodyPublishers.ofString(
                                sampled.getJsonObject("request").encode()))
                        .build(),
                BodyHandlers.ofString());

        assertThat(shape(new JsonObject(answer.body()))).isEqualTo(shape(sampled.getJsonObject("response")));
    }

    @Test
    void a_nonce_is_good_for_one_call() throws Exception {
        var path = "v1/users/" + kit.student().number();
        var same = Map.of("oauth_nonce", "kllo9940pd9333jh");

        var first = get(path, "", same);
        var again = get(path, "", same);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).isEqualTo("Duplicate timestamp/nonce");
    }

    @ParameterizedTest
    @CsvSource({
        "oauth_consumer_key, somebody, Invalid consumer",
        "oauth_signature_method, PLAINTEXT, Signature method must be HMAC-SHA1",
        "oauth_signature, AAAA, Invalid signature",
        "oauth_timestamp, 1, Expired timestamp"
    })
    void a_call_that_is_wrongly_signed_is_refused(String name, String value, String why) throws Exception {
        var answer = get("v1/users/" + kit.student().number(), "", Map.of(name, value));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(why);
    }

    private JsonObject read(String path, String query) throws Exception {
        return new JsonObject(get(path, query, Map.of()).body());
    }

    private HttpResponse<String> get(String path, String query, Map<String, String> other) throws Exception {
        var url = kit.lms.schoology().apiRoot().resolve(path);
        var parameters = query.isEmpty()
                ? Map.<String, String>of()
                : Arrays.stream(query.split("&", -1))
                        .map(pair -> pair.split("=", -1))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var request = HttpRequest.newBuilder(URI.create(url + (query.isEmpty() ? "" : "?" + query)))
                .header("Authorization", authorization("GET", url, parameters, other))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** As RFC 5849 has it, by hand. */
    private String authorization(String method, URI url, Map<String, String> query, Map<String, String> other)
            throws Exception {
        var said = new TreeMap<>(Map.of(
                "oauth_consumer_key",
                kit.lms.schoology().consumerKey(),
                "oauth_token",
                "",
                "oauth_nonce",
                UUID.randomUUID().toString(),
                "oauth_timestamp",
                Long.toString(kit.clock.instant().getEpochSecond()),
                "oauth_signature_method",
                "HMAC-SHA1",
                "oauth_version",
                "1.0"));
        said.putAll(other);
        var all = new TreeMap<>(said);
        all.remove("oauth_signature");
        all.putAll(query);
        var parameters = all.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
        var base = method + "&" + encoded(url.toString()) + "&" + encoded(parameters);
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(
                (kit.lms.schoology().consumerSecret() + "&").getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
        said.putIfAbsent(
                "oauth_signature",
                Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII))));
        return "OAuth realm=\"Schoology API\", "
                + said.entrySet().stream()
                        .map(pair -> "%s=\"%s\"".formatted(pair.getKey(), encoded(pair.getValue())))
                        .collect(Collectors.joining(", "));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
