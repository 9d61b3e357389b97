package rollbook.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import rollbook.stack.wire.RsaKey;

/**
 * What lms-webhook-service asks while it is sent the samples: keys, and what Google and Schoology answer, each as its sample has
 * it. Only what no sample has is made up: Google's tokens, whose courses they are, and who the teacher is.
 */
final class SampleAnswers implements AutoCloseable {
    static final String CLIENT = "samples-client";
    static final String TEACHER = "107070707070707070707";
    static final String TEACHERS_ADDRESS = "t.nguyen@northfield.example";

    private static final String SCOPES = String.join(
            " ",
            "openid",
            "https://www.googleapis.com/auth/userinfo.email",
            "https://www.googleapis.com/auth/classroom.courses.readonly",
            "https://www.googleapis.com/auth/classroom.push-notifications",
            "https://www.googleapis.com/auth/classroom.coursework.students.readonly",
            "https://www.googleapis.com/auth/classroom.profile.emails",
            "https://www.googleapis.com/auth/classroom.rosters.readonly");

    private final Path samples;
    private final HttpServer server;
    private final RsaKey google = RsaKey.fresh("made up");
    private final Map<String, String> fixed = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private volatile String nonce = "";

    SampleAnswers(Path samples) throws IOException {
        this.samples = samples;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        serve("GET /v1/courses/104950182954/courseWork/178153010124", "classroom/21_courseWork_get.json");
        serve(
                "GET /v1/courses/104950182954/courseWork/178153010124/studentSubmissions/Cg4I0vKM3K0FEMyR5I2XBQ",
                "classroom/22_studentSubmission_get.json");
        serve("GET /v1/userProfiles/108010101010101010101", "classroom/23_userProfile_get.json");
        serve("GET /v1/sections/364856/enrollments", "schoology/23_api.section_enrollments.json");
        server.start();
    }

    private void serve(String question, String sample) {
        fixed.put(question, sample);
    }

    URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What lms-webhook-service is told instead of where the real ones are, and that it is the samples' day. */
    Map<String, String> settings(Instant clock) {
        var root = root().toString();
        return Map.ofEntries(
                Map.entry(
                        "ROLLBOOK_CLOCK_OFFSET",
                        Duration.between(Instant.now(), clock).toString()),
                Map.entry("ROLLBOOK_HTTP_LOCAL_ORIGINS", root),
                Map.entry("ROLLBOOK_CANVAS_JWKS_URL", keys("canvas-live-events").toString()),
                Map.entry("ROLLBOOK_SCHOOLOGY_API_URL", root + "/v1"),
                Map.entry("ROLLBOOK_GOOGLE_AUTHORIZE_URL", root + "/authorize"),
                Map.entry("ROLLBOOK_GOOGLE_TOKEN_URL", root + "/token"),
                Map.entry("ROLLBOOK_GOOGLE_REVOKE_URL", root + "/revoke"),
                Map.entry("ROLLBOOK_GOOGLE_CERTS_URL", root + "/certs"),
                Map.entry("ROLLBOOK_GOOGLE_CLASSROOM_URL", root + "/"),
                Map.entry("ROLLBOOK_CLASSROOM_PUSH_CERTS_URL", root + "/certs"),
                Map.entry("ROLLBOOK_GOOGLE_ISSUER", "https://accounts.google.com"),
                Map.entry(
                        "ROLLBOOK_CLASSROOM_PUSH_SUBSCRIPTION", "projects/tool-prod-4711/subscriptions/classroom-push"),
                Map.entry("ROLLBOOK_CLASSROOM_CLIENT_ID", CLIENT),
                Map.entry("ROLLBOOK_CLASSROOM_CLIENT_SECRET", "of the samples"),
                Map.entry("ROLLBOOK_CLASSROOM_TOPIC", "projects/tool-prod-4711/topics/classroom"),
                Map.entry("ROLLBOOK_CLASSROOM_PUSH_AUDIENCE", "https://hooks.tool.example/webhooks/classroom"),
                Map.entry("ROLLBOOK_CLASSROOM_PUSH_ACCOUNT", "classroom-push@tool-prod-4711.iam.gserviceaccount.com"));
    }

    /** Where the keys of that file are published. */
    URI keys(String name) {
        return root().resolve("/keys/" + name);
    }

    /** Google's next id token answers this. */
    void answers(String question) {
        nonce = question;
    }

    /** The samples that were an answer so far. */
    List<String> served() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var question =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            var answer = answer(question).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String answer(String question) throws IOException {
        var sample = fixed.get(question);
        if (sample != null) {
            asked.add(sample);
            return Files.readString(samples.resolve(sample));
        }
        if (question.startsWith("GET /keys/")) {
            return Files.readString(samples.resolve("_keys/" + question.substring(10) + ".jwks.json"));
        }
        return switch (question) {
            case "GET /certs" -> certs();
            case "POST /token" -> token().encode();
            case "GET /v1/courses" ->
                new JsonObject()
                        .put(
                                "courses",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("id", "104950182954")
                                                .put("name", "Biology")
                                                .put("courseState", "ACTIVE")))
                        .encode();
            case "POST /v1/registrations" -> {
                asked.add("classroom/20_registration_create.json");
                yield new JsonObject(Files.readString(samples.resolve("classroom/20_registration_create.json")))
                        .getJsonObject("response")
                        .encode();
            }
            case "GET /v1/sections/364856/assignments/449715" ->
                new JsonObject(Files.readString(samples.resolve("schoology/01_trigger.grade_item_update.json")))
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getJsonObject("object")
                        .encode();
            case "GET /v1/userProfiles/" + TEACHER ->
                new JsonObject()
                        .put("id", TEACHER)
                        .put("emailAddress", TEACHERS_ADDRESS)
                        .encode();
            case "GET /v1/courses/104950182954/courseWork",
                    "GET /v1/courses/104950182954/courseWork/178153010124/studentSubmissions" ->
                "{}"; // what is told of alone counts here
            default -> "";
        };
    }

    private String certs() throws IOException {
        var keys = new JsonObject(Files.readString(samples.resolve("_keys/google-oidc.jwks.json")));
        keys.getJsonArray("keys").add(google.jwk());
        return keys.encode();
    }

    private JsonObject token() {
        var now = Instant.parse("2026-11-23T15:00:05Z").getEpochSecond();
        var claims = new JsonObject()
                .put("iss", "https://accounts.google.com")
                .put("aud", CLIENT)
                .put("azp", CLIENT)
                .put("sub", TEACHER)
                .put("email", TEACHERS_ADDRESS)
                .put("email_verified", true)
                .put("nonce", nonce)
                .put("iat", now)
                .put("exp", now + 3_600);
        return new JsonObject()
                .put("access_token", "an access token")
                .put("refresh_token", "a refresh token")
                .put("id_token", google.signed(claims))
                .put("token_type", "Bearer")
                .put("expires_in", 3_599)
                .put("scope", SCOPES);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
