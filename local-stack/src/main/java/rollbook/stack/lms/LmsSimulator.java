package rollbook.stack.lms;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;
import rollbook.stack.wire.LocalHttp;

/**
 * The LMSs, as far as Rollbook needs them, at one address: platforms that speak LTI 1.3 under {@code /lti/{name}/}, where
 * a person signs in as anybody of a course and opens what is there; the APIs and key sets of Canvas, Classroom and
 * Schoology; and the senders of what they report. All of it is in memory, and set and read here, or over HTTP in JSON
 * under {@code /simulator}:
 *
 * <pre>
 * GET    /platforms                       POST /platforms {name, flavor, issuer}: see {@link Flavor}
 * PATCH  /platforms/{p}                   {privacy}: see {@link Privacy}
 * POST   /platforms/{p}/tools             {origin, clientId, deploymentIds, loginByGet}
 * POST   /platforms/{p}/rotate            POST /platforms/{p}/replace-keys: without notice
 * GET    /platforms/{p}/courses           POST {teacher, domain, students}: see {@link DemoSchool}
 * GET    /platforms/{p}/courses/{c}       POST …/copy: tells who wants to know
 * POST   /platforms/{p}/courses/{c}/items {kind, title, url, custom, clientId, deploymentId}
 * GET    /platforms/{p}/connection        what is to be told Rollbook of it
 * POST   /platforms/{p}/courses/{c}/assignments {as, title}: a teacher, by address, makes one through Rollbook's pages
 * POST   /platforms/{p}/courses/{c}/items/{i}/open {as}: somebody opens it; what they are shown
 * POST   /canvas/{event}                  {target, platform, course, item, as, signed, previousKey, caliper, masquerading}
 *                                         assignment_created, assignment_updated, assignment_copied, tool_opened,
 *                                         assignment_viewed, enrollment_created, lti_resource_link_created, unknown
 * POST   /canvas/rotate                   POST /canvas/replace-keys
 * POST   /schoology/{trigger}             {target, platform, course, item, as}: grade_item.update, grade_item.delete,
 *                                         dropbox_submission.update, grades.update, section_completion.update
 * POST   /app/{type}                      {target, secret, data}: assignment.created, assignment.opened, …
 * POST   /classroom/push                  {target, audience, account, authorized}
 * POST   /classroom/courses               {name, teachers, students}: Google's ids
 * POST   /classroom/work                  {course, teacher, title, link, ours}; …/open {course, work, student};
 *                                         …/join {course, student}; …/silence {teacher}; …/rotate
 * GET    /faults                          POST {fault, kind, times, delayMillis}: see {@link LmsFaultRule}; DELETE
 * GET    /log?kind=                       what was asked; GET /log/sent?kind=: every try to send; DELETE /log
 * </pre>
 */
public final class LmsSimulator implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final LmsFaults faults = new LmsFaults();
    private final LmsLog log = new LmsLog();
    private final LmsServer server;
    private final Courier courier;
    private final int port;
    private final LmsApis apis;
    private final ControlApi control;

    private LmsSimulator(LmsConfig config) {
        server = new LmsServer(faults, log, config.clock());
        courier = new Courier(config, http, faults, log);
        port = server.listen(config.port(), this::answer, this::controlled);
        apis = new LmsApis(config, root(), http, faults, courier);
        control = new ControlApi(apis, faults, log);
    }

    public static LmsSimulator start(LmsConfig config) {
        return new LmsSimulator(config);
    }

    /** Where all of it is; it ends in a slash. */
    public URI root() {
        return URI.create("http://%s:%d/".formatted(LocalHttp.HOST, port));
    }

    /** The LTI platforms. */
    public LtiPlatforms platforms() {
        return apis.platforms();
    }

    /** Telling tools of copied courses. */
    public Notices notices() {
        return apis.notices();
    }

    /** Canvas' live events. */
    public CanvasFeed canvas() {
        return apis.canvas();
    }

    public Classroom classroom() {
        return apis.classroom();
    }

    public Schoology schoology() {
        return apis.schoology();
    }

    /** Our own app. */
    public AppWebhooks app() {
        return apis.app();
    }

    /** What lms-webhook-service is told of it, by environment. */
    public Map<String, String> settings() {
        var settings = new HashMap<>(classroom().push().settings());
        settings.put("ROLLBOOK_HTTP_LOCAL_ORIGINS", root().toString().replaceAll("/$", ""));
        settings.put("ROLLBOOK_CANVAS_JWKS_URL", at("canvas-live-events"));
        settings.put(
                "ROLLBOOK_SCHOOLOGY_API_URL",
                schoology().apiRoot().resolve("v1").toString());
        settings.put("ROLLBOOK_GOOGLE_CLASSROOM_URL", at("classroom/"));
        settings.put("ROLLBOOK_CLASSROOM_PUSH_CERTS_URL", at("oauth2/v3/certs"));
        return settings;
    }

    private String at(String path) {
        return root().resolve(path).toString();
    }

    public LmsFaults faults() {
        return faults;
    }

    /** What was asked and what was sent. */
    public LmsLog log() {
        return log;
    }

    @Override
    public void close() {
        control.close();
        courier.close();
        http.shutdownNow();
        server.close();
    }

    private Answer answer(Call call) {
        return apis.answer(call);
    }

    private Answer controlled(Call call) {
        return control.answer(call);
    }
}
