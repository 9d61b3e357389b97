package rollbook.stack.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rollbook.stack.lms.LmsTestKit.sample;
import static rollbook.stack.lms.LmsTestKit.shape;

import com.nimbusds.jose.proc.BadJOSEException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.stack.google.GoogleSimulator;
import rollbook.stack.google.SimulatorConfig;
import rollbook.stack.google.Workspace;

/** Google Classroom (PROTOCOLS §B): registrations, pushes, and the reads they make us do. */
class ClassroomTest {
    private static final String TEACHER = "t.nguyen@northfield.example";
    private static final String STUDENT = "s.ortiz@northfield.example";
    private static final String AUTH = "https://www.googleapis.com/auth/";
    private static final String[] ALL = {
        AUTH + "classroom.push-notifications",
        AUTH + "classroom.courses.readonly",
        AUTH + "classroom.coursework.students.readonly",
        AUTH + "classroom.rosters.readonly",
        AUTH + "classroom.profile.emails"
    };

    private final TestTool tool;
    private final Workspace school = new Workspace("C03az79cb", "northfield.example");
    private final GoogleSimulator google;
    private final LmsSimulator lms;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ClassroomCourse course;

    ClassroomTest() throws IOException {
        tool = new TestTool();
        school.add(TEACHER, "Thi", "Nguyen", "/");
        school.add(STUDENT, "Sofía", "Ortiz", "/");
        google = GoogleSimulator.start(SimulatorConfig.onPort(0), List.of(school));
        lms = LmsSimulator.start(LmsConfig.onPort(0).withPace(0).withGoogle(GoogleAccounts.of(google)));
        course = lms.classroom().addCourse("Biology", Set.of(id(TEACHER)), Set.of(id(STUDENT)));
        lms.classroom().push().setTarget(PushTarget.to(tool.root().resolve("/hook")));
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        lms.close();
        google.close();
        tool.close();
    }

    @Test
    void a_registration_lasts_a_week_and_the_same_wish_renews_it() throws Exception {
        var sampled = sample("classroom/20_registration_create");

        var first = register(ALL);
        var again = register(ALL);

        var body = new JsonObject(first.body());
        assertThat(shape(body)).isEqualTo(shape(sampled.getJsonObject("response")));
        assertThat(new JsonObject(again.body()).getString("registrationId"))
                .isEqualTo(body.getString("registrationId"));
        assertThat(Duration.between(Instant.now(), Instant.parse(body.getString("expiryTime"))))
                .isBetween(Duration.ofDays(6), Duration.ofDays(7));
    }

    @Test
    void without_the_teachers_own_grant_there_is_no_registration() throws Exception {
        var answer = register(ALL[0]);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(shape(new JsonObject(answer.body()))).isEqualTo(shape(sample("classroom/27_error_missing_grant")));
        assertThat(answer.body()).contains("@MissingGrant");
    }

    @Test
    void work_set_and_opened_is_pushed_by_ids_and_read() throws Exception {
        register(ALL);

        var set =
                lms.classroom().setWork(course, id(TEACHER), "Unit 3 worksheet", "https://app.tool.example/a/77", true);
        set.deliveries().forEach(CompletableFuture::join);
        var opened = lms.classroom().open(set.what(), id(STUDENT));
        opened.deliveries().forEach(CompletableFuture::join);

        assertThat(tool.received).hasSize(2);
        assertThat(shape(tool.received.get(0).json())).isEqualTo(shape(sample("classroom/01_push.courseWork_created")));
        assertThat(shape(data(0))).isEqualTo(shape(data(sample("classroom/01_push.courseWork_created"))));
        assertThat(shape(data(1))).isEqualTo(shape(data(sample("classroom/02_push.studentSubmission_modified"))));
        var work = "courses/%s/courseWork/%s".formatted(course.id(), set.what().id());
        assertThat(shape(read(work))).isEqualTo(shape(sample("classroom/21_courseWork_get")));
        assertThat(shape(read(work + "/studentSubmissions/" + opened.what().id())))
                .isEqualTo(shape(sample("classroom/22_studentSubmission_get")));
        assertThat(shape(read("userProfiles/" + id(STUDENT)))).isEqualTo(shape(sample("classroom/23_userProfile_get")));
    }

    @Test
    void a_submission_nobody_opened_is_new_and_has_no_creation_time() throws Exception {
        var work = lms.classroom()
                .setWork(course, id(TEACHER), "Regular", "", false)
                .what();

        var listed = read("courses/%s/courseWork/%s/studentSubmissions".formatted(course.id(), work.id()));
        var opened =
                read("courses/%s/courseWork/%s/studentSubmissions?states=CREATED".formatted(course.id(), work.id()));

        var one = listed.getJsonArray("studentSubmissions").getJsonObject(0);
        assertThat(one.getString("state")).isEqualTo("NEW");
        assertThat(one.containsKey("creationTime")).isFalse();
        assertThat(opened.containsKey("studentSubmissions")).isFalse();
        assertThat(read("courses/%s/courseWork/%s".formatted(course.id(), work.id()))
                        .containsKey("associatedWithDeveloper"))
                .isFalse();
    }

    @Test
    void a_teacher_s_courses_and_the_works_of_one_are_listed_the_last_first_page_by_page() throws Exception {
        lms.classroom().addCourse("Another's", Set.of(id(STUDENT)), Set.of());
        var first =
                lms.classroom().setWork(course, id(TEACHER), "First", "", true).what();
        var last =
                lms.classroom().setWork(course, id(TEACHER), "Last", "", true).what();

        var courses = read("courses?teacherId=me&courseStates=ACTIVE").getJsonArray("courses");
        var works = "courses/%s/courseWork?pageSize=1".formatted(course.id());
        var page = read(works);
        var rest = read(works + "&pageToken=" + page.getString("nextPageToken"));

        assertThat(courses).hasSize(1);
        assertThat(courses.getJsonObject(0).getString("id")).isEqualTo(course.id());
        assertThat(page.getJsonArray("courseWork").getJsonObject(0).getString("id"))
                .isEqualTo(last.id());
        assertThat(rest.getJsonArray("courseWork").getJsonObject(0).getString("id"))
                .isEqualTo(first.id());
        assertThat(rest.containsKey("nextPageToken")).isFalse();
        assertThat(get("courses?teacherId=me", token(ALL[0])).statusCode()).isEqualTo(403);
    }

    @Test
    void the_bearer_of_a_push_is_Googles_for_its_audience_and_service_account() throws Exception {
        lms.classroom().push().send("1", new JsonObject()).join();

        var bearer = tool.received
                .getFirst()
                .headers()
                .getOrDefault("Authorization", "")
                .substring("Bearer ".length());
        var claims = TestTool.verified(bearer, lms.root().resolve("oauth2/v3/certs"));
        assertThat(claims.getString("aud"))
                .isEqualTo(tool.root().resolve("/hook").toString());
        assertThat(claims.getString("email")).isEqualTo("classroom-push@tool-prod-4711.iam.gserviceaccount.com");
        assertThat(claims.getBoolean("email_verified")).isTrue();
        assertThat(claims.getString("iss")).isEqualTo("https://accounts.google.com");
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(3600);
    }

    @Test
    void a_push_can_be_forged_or_come_without_a_bearer() throws Exception {
        lms.faults().add(LmsFaultRule.once(LmsFault.BAD_SIGNATURE, LmsKind.CLASSROOM_PUSH));
        lms.classroom().push().send("1", new JsonObject()).join();
        lms.classroom()
                .push()
                .setTarget(PushTarget.to(tool.root().resolve("/hook")).unauthorized());
        lms.classroom().push().send("1", new JsonObject()).join();

        var forged = tool.received
                .getFirst()
                .headers()
                .getOrDefault("Authorization", "")
                .substring(7);
        assertThatThrownBy(() -> TestTool.verified(forged, lms.root().resolve("oauth2/v3/certs")))
                .isInstanceOf(BadJOSEException.class);
        assertThat(tool.received.getLast().headers()).doesNotContainKey("Authorization");
    }

    @ParameterizedTest
    @CsvSource({"500 429 202, 3", "204, 1", "302 201, 2"})
    void what_is_not_acknowledged_comes_again_under_the_same_id(String statuses, int tries) throws Exception {
        for (var status : statuses.split(" ", -1)) {
            tool.statuses.add(Integer.parseInt(status));
        }
        lms.classroom()
                .push()
                .setTarget(PushTarget.to(tool.root().resolve("/hook")).countingAloud());

        var attempt = lms.classroom()
                .push()
                .send("1", "1592321181222643", Optional.of(data(sample("classroom/01_push.courseWork_created"))))
                .join();

        assertThat(attempt.number()).isEqualTo(tries);
        assertThat(tool.received)
                .extracting(sent -> sent.json().getJsonObject("message").getString("messageId"))
                .containsOnly("1592321181222643");
        assertThat(tool.received.getLast().json().getInteger("deliveryAttempt")).isEqualTo(tries);
        assertThat(shape(tool.received.getLast().json())).isEqualTo(shape(sample("classroom/04_duplicate_redelivery")));
    }

    @Test
    void a_message_may_have_no_data() throws Exception {
        lms.classroom().push().send("1", "2", Optional.empty()).join();

        assertThat(shape(tool.received.getFirst().json()))
                .isEqualTo(shape(sample("classroom/07_attributes_only_no_data")));
    }

    @Test
    void who_joins_is_told_to_a_roster_registration_only() throws Exception {
        register(ALL);
        post("registrations", wish("COURSE_ROSTER_CHANGES", "courseRosterChangesInfo"), token(ALL));

        lms.classroom().join(course, id(STUDENT)).deliveries().forEach(CompletableFuture::join);

        assertThat(tool.received).hasSize(1);
        assertThat(shape(data(0))).isEqualTo(shape(data(sample("classroom/03_push.student_joined_course"))));
    }

    @Test
    void a_teacher_who_took_back_the_grant_is_silent() throws Exception {
        register(ALL);

        lms.classroom().silence(id(TEACHER));

        assertThat(lms.classroom()
                        .setWork(course, id(TEACHER), "Unit", "", true)
                        .deliveries())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "courses/{c}/courseWork/1, 404",
        "courses/1/courseWork/1, 404",
        "userProfiles/1, 404",
        "userProfiles/me, 200",
        "nothing, 404"
    })
    void a_read(String path, int status) throws Exception {
        assertThat(get(path.replace("{c}", course.id()), token(ALL)).statusCode())
                .isEqualTo(status);
        assertThat(get(path.replace("{c}", course.id()), "ya29.none").statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_address_only_with_the_scope_for_it() throws Exception {
        var answer = get("userProfiles/" + id(STUDENT), token(ALL[1]));

        assertThat(new JsonObject(answer.body()).containsKey("emailAddress")).isFalse();
    }

    private String id(String email) {
        return school.user(email).id();
    }

    private JsonObject data(int message) {
        return data(tool.received.get(message).json());
    }

    private static JsonObject data(JsonObject pushed) {
        var encoded = pushed.getJsonObject("message").getString("data");
        return new JsonObject(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
    }

    private JsonObject wish(String feed, String info) {
        return new JsonObject()
                .put(
                        "feed",
                        new JsonObject().put("feedType", feed).put(info, new JsonObject().put("courseId", course.id())))
                .put("cloudPubsubTopic", new JsonObject().put("topicName", "projects/tool-prod-4711/topics/classroom"));
    }

    private HttpResponse<String> register(String... scopes) throws IOException, InterruptedException {
        return post("registrations", wish("COURSE_WORK_CHANGES", "courseWorkChangesInfo"), token(scopes));
    }

    private String token(String... scopes) throws IOException, InterruptedException {
        var fields = Map.of(
                "grant_type", "refresh_token",
                "refresh_token", google.authorize(TEACHER, scopes),
                "client_id", google.config().clientId(),
                "client_secret", google.config().clientSecret());
        var request = HttpRequest.newBuilder(google.root().resolve("/token"))
                .POST(BodyPublishers.ofString(LoginInitiation.encoded(fields)));
        return new JsonObject(
                        http.send(request.build(), BodyHandlers.ofString()).body())
                .getString("access_token");
    }

    private JsonObject read(String path) throws IOException, InterruptedException {
        return new JsonObject(get(path, token(ALL)).body());
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return http.send(to(path, token).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, JsonObject body, String token)
            throws IOException, InterruptedException {
        return http.send(
                to(path, token).POST(BodyPublishers.ofString(body.encode())).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path, String token) {
        return HttpRequest.newBuilder(URI.create(lms.root() + "classroom/v1/" + path))
                .header("Authorization", "Bearer " + token);
    }
}
