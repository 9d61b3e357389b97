package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.AssignmentCreated;
import rollbook.events.AssignmentOpened;
import rollbook.events.Event;
import rollbook.events.Topic;
import rollbook.stack.Child;
import rollbook.stack.LocalStack;

/**
 * Each sample of an LMS, sent to the real service as it came, in the order of {@code samples-expected.csv}, or served to it, or
 * compared with what the simulator says. The service of these rows is told that it is the samples' day, and asks
 * {@link SampleAnswers}; the one before it rests.
 */
@ExtendWith(WholeStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(7)
class SamplesIT {
    private static final Path SAMPLES = WholeStack.project().resolve("samples");
    private static final List<Path> COMPARING = List.of(
            WholeStack.project().resolve("local-stack/src/test/java"),
            WholeStack.project().resolve("lms-webhook-service/src/test/java"));
    private static final String SERVICE = "lms-webhook-service";
    private static final String REPLAYER = "lms-samples";
    private static final String TEACHER = "t.nguyen";
    private static final Instant CLOCK = Instant.parse("2026-11-23T15:00:05Z");
    private static final List<SampleRow> ROWS = SampleRow.all();

    private final LocalStack stack;
    private final Api api;
    private final Tables tables;
    private final String license;
    private final SampleAnswers answers = new SampleAnswers(SAMPLES);
    private final Child service;
    private String canvas = "";
    private String schoology = "";
    private int created;
    private int opened;

    SamplesIT(LocalStack stack) throws IOException {
        this.stack = stack;
        api = new Api(stack);
        tables = new Tables(stack, "lms");
        license = api.create("The samples' class", "TEACHER");
        service = stack.child(SERVICE);
    }

    @BeforeAll
    void everythingTheSamplesSpeakOfIsThere() throws Exception {
        stack.makePeople(List.of(TEACHER), "northfield.example");
        api.makeAdmin(license, TEACHER + "@northfield.example");
        Settling.await(stack);
        service.takeDown();
        stack.startExtra(SERVICE, REPLAYER, answers.settings(CLOCK));
        connect("CANVAS", "10000000000068", "106:8865aa05b4b79b64a91a86042e43af5ea8ae79eb", "canvas-lti");
        connect("SCHOOLOGY", "8409082949", "8409082949-1527876651", "schoology-lti");
        canvas = feed(Map.of(
                "kind", "CANVAS",
                "rootAccountUuid", "Jd8Kq2mT5xVbYw7RzLc4NfHs9GpAe3UoQi6BtXy1",
                "allowUnsigned", true));
        schoology = feed(Map.of("kind", "SCHOOLOGY", "consumerKey", "key", "consumerSecret", "secret"));
        consent();
    }

    private void connect(String platform, String clientId, String deployment, String keys) throws Exception {
        as("dana")
                .body(Map.of("platform", platform, "clientId", clientId, "deploymentId", deployment))
                .post("/api/lms/" + license + "/connections")
                .then()
                .statusCode(201);
        // what the platform signs with is published elsewhere today
        tables.execute(
                "update registration set jwks_url = ? where client_id = ? and platform = ?",
                answers.keys(keys).toString(),
                clientId,
                platform);
    }

    /** The path of its address. */
    private String feed(Map<String, Object> wanted) {
        var url = as("dana")
                .body(wanted)
                .post("/api/lms/" + license + "/feeds")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("url");
        return url.substring(url.indexOf("/webhooks"));
    }

    /** The teacher lets us be told by Classroom. */
    private void consent() throws Exception {
        var page = as(TEACHER)
                .post("/api/lms/classroom")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("authorizationUrl");
        var asked = SampleRow.query(page);
        answers.answers(asked.getOrDefault("nonce", ""));
        var back = at().redirects()
                .follow(false)
                .queryParams(Map.of("state", Objects.requireNonNull(asked.get("state")), "code", "a code"))
                .get("/api/lms/classroom/callback");
        assertThat(back.header("Location")).contains("google=connected");
        Patience.await("Google to be asked to tell of the course")
                .until(answers::served, served -> served.contains("classroom/20_registration_create.json"));
    }

    @AfterAll
    void theServiceIsBack() {
        stack.endExtra(REPLAYER);
        answers.close();
        service.bringBack();
        service.awaitReady(Patience.LIMIT);
    }

    static Stream<SampleRow> sent() {
        return ROWS.stream().filter(SampleRow::isSent);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sent")
    @Order(1)
    void is_answered_and_comes_to_what_the_table_says(SampleRow row) throws Exception {
        var last = tables.number("select coalesce(max(id), 0) from delivery");

        var answer = send(row);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(row.status());
        assertThat(Patience.await("the delivery to be handled")
                        .until(() -> stateAfter(last, row), state -> !state.equals("CONFIRMING")))
                .isEqualTo(row.state());
        Patience.await("what is owed to be said")
                .until(() -> owed() == 0 && events() >= row.events().size());
        assertThat(newEvents()).containsExactlyInAnyOrderElementsOf(row.events());
        Patience.await("the members").until(this::members, count -> count == row.members());
    }

    private String stateAfter(long last, SampleRow row) throws Exception {
        var states = tables.rows("select state from delivery where id > ? order by id desc limit 1", last);
        if (states.isEmpty()) {
            return row.status() < 300 && row.state().equals("DUPLICATE") ? "DUPLICATE" : "-";
        }
        return states.getFirst();
    }

    private long owed() throws Exception {
        return tables.number("select (select count(*) from outbox) + (select count(*) from assignment"
                + " where owes and state = 'SETTLED') + (select count(*) from assignment where state = 'ASKED'"
                + " and next_ask_at < clock_timestamp() + interval '15 seconds')");
    }

    private int events() {
        return heard(AssignmentCreated.class).size()
                + heard(AssignmentOpened.class).size()
                - created
                - opened;
    }

    private List<String> newEvents() {
        var madeNow = heard(AssignmentCreated.class).size();
        var openedNow = heard(AssignmentOpened.class).size();
        var events = new ArrayList<String>();
        Stream.generate(() -> "AssignmentCreated").limit(madeNow - created).forEach(events::add);
        Stream.generate(() -> "AssignmentOpened").limit(openedNow - opened).forEach(events::add);
        created = madeNow;
        opened = openedNow;
        return events;
    }

    private <E extends Event> List<E> heard(Class<E> type) {
        return Heard.on(stack, type == AssignmentCreated.class ? Topic.LMS : Topic.ENROLLMENT_LIVE, license, type);
    }

    private int members() {
        return api.items("dana", "/api/licenses/" + license + "/members?status=MEMBER")
                .size();
    }

    private Response send(SampleRow row) throws Exception {
        return switch (row.lms()) {
            case "lti" -> row.file().contains("login") ? login(row) : launch(row);
            case "schoology" -> post(row, schoology);
            case "classroom" ->
                switch (row.file()) {
                    case "classroom/24_addon_student_view_launch.json" -> reported("assignment.opened", studentOf(row));
                    case "classroom/26_addOnAttachment_create.json" -> reported("assignment.created", madeBy(row));
                    default -> post(row, "/webhooks/classroom");
                };
            default -> post(row, row.file().contains("notices") ? "/lti/notices" : canvas);
        };
    }

    private Response post(SampleRow row, String path) throws IOException {
        return at().contentType(ContentType.JSON)
                .headers(row.headers())
                .body(row.wire())
                .post(path);
    }

    /** What our own app says once that has happened in its add-on. */
    private Response reported(String type, JsonObject data) throws Exception {
        var id = "msg_" + UUID.randomUUID();
        var body = new JsonObject().put("type", type).put("data", data).encode();
        var now = Instant.now().getEpochSecond(); // the library that checks it knows no other clock
        var signature = new Webhook(stack.appWebhookSecret()).sign(id, now, body);
        return at().contentType(ContentType.JSON)
                .headers(Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", now,
                        "webhook-signature", signature))
                .body(body)
                .post("/webhooks/app");
    }

    private static JsonObject studentOf(SampleRow row) throws IOException {
        var query = row.json().getJsonObject("query");
        return new JsonObject()
                .put("assignmentId", "attachment")
                .put("learner", new JsonObject().put("googleId", query.getString("login_hint")))
                .put("role", "learner");
    }

    private JsonObject madeBy(SampleRow row) throws IOException {
        var maker =
                new JsonObject().put("googleId", SampleAnswers.TEACHER).put("email", SampleAnswers.TEACHERS_ADDRESS);
        return new JsonObject()
                .put("assignmentId", "attachment")
                .put("title", row.json().getJsonObject("request").getString("title"))
                .put("maker", maker)
                .put("licenseId", license);
    }

    private Response login(SampleRow row) throws IOException {
        return at().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams(row.json().getJsonObject("step1_platform_to_tool").getMap())
                .post("/lti/login");
    }

    private Response launch(SampleRow row) throws Exception {
        var sample = row.described();
        var state = sample.getJsonObject("form").getString("state");
        if (!row.file().contains("replayed")) {
            begun(state, sample.getJsonObject("_stored_state").getJsonObject(state));
        }
        return at().contentType(ContentType.URLENC)
                .formParams(Map.of("state", state, "id_token", new String(row.wire(), StandardCharsets.UTF_8).strip()))
                .post("/lti/launch");
    }

    /** A login under way; all samples have one nonce, which counts once, so those before get another. */
    private void begun(String state, JsonObject stored) throws Exception {
        tables.execute("update delivery set key = key || ' ' || id where key = ?", stored.getString("nonce"));
        tables.execute("delete from lti_state where id = ?", digest(state)); // left by one that was refused
        tables.execute(
                "insert into lti_state (id, nonce, registration_id, expires_at) select ?, ?, id,"
                        + " clock_timestamp() + interval '5 minutes' from registration where issuer = ? and client_id = ?",
                digest(state),
                stored.getString("nonce"),
                stored.getString("issuer"),
                stored.getString("client_id"));
    }

    private static String digest(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private RequestSpecification at() {
        return api.inside(REPLAYER);
    }

    private RequestSpecification as(String username) {
        return at().auth().oauth2(api.token(username));
    }

    @Test
    @Order(2)
    void what_the_service_asks_for_was_answered_by_the_samples() {
        var asked = List.of(
                "classroom/20_registration_create.json",
                "classroom/21_courseWork_get.json",
                "classroom/22_studentSubmission_get.json",
                "classroom/23_userProfile_get.json",
                "schoology/23_api.section_enrollments.json");

        Patience.await("all of them to be asked for")
                .untilAsserted(() -> assertThat(answers.served()).containsAll(asked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"canvas", "lti", "classroom", "schoology"})
    @Order(3)
    void every_sample_has_a_row(String lms) throws IOException {
        try (var files = Files.list(SAMPLES.resolve(lms))) {
            var names = files.map(file -> lms + "/" + file.getFileName())
                    .filter(name -> !name.endsWith(".headers.json"))
                    .filter(name -> !(name.endsWith(".json") && Files.exists(SAMPLES.resolve(jwt(name)))))
                    .toList();

            assertThat(ROWS.stream().filter(row -> row.lms().equals(lms)).map(SampleRow::file))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private static String jwt(String json) {
        return json.replaceFirst("\\.json$", ".jwt");
    }

    static Stream<SampleRow> notSent() {
        return ROWS.stream().filter(row -> !row.isSent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notSent")
    @Order(4)
    void what_is_not_sent_is_compared_with_what_we_or_the_simulator_say(SampleRow row) throws IOException {
        var name = row.file().replaceFirst("\\.[a-z]+$", "");
        var compared = false;
        for (var folder : COMPARING) {
            try (var tests = Files.walk(folder)) {
                compared |=
                        tests.filter(file -> file.toString().endsWith(".java")).anyMatch(file -> contains(file, name));
            }
        }
        assertThat(compared)
                .as("a test compares what is said here with " + name)
                .isTrue();
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
