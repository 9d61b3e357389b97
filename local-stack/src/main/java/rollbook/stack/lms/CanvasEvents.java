package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Writes Canvas' events of one platform. Ids are global where Canvas' are, and local where those are. */
public final class CanvasEvents {
    private static final long ENROLLMENTS = 26_761;
    private static final String SECTION = "4811";

    private final LtiPlatform platform;
    private final CanvasMetadata metadata;
    private final Clock clock;

    CanvasEvents(LtiPlatform platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
        metadata = new CanvasMetadata(new CanvasAccount(platform.name()), clock);
    }

    /** Unpublished at first, as Canvas makes them. */
    public LiveEvent assignmentCreated(LmsCourse course, CourseItem item, Enrolled by) {
        var said = metadata.of("assignment_created", course, by)
                .put("http_method", "POST")
                .put("url", metadata.url(course, "/assignments"))
                .put("referrer", metadata.url(course, "/assignments/new"));
        return new LiveEvent(said, assignment(course, item, "unpublished"));
    }

    public LiveEvent assignmentUpdated(LmsCourse course, CourseItem item, Enrolled by) {
        var said = metadata.of("assignment_updated", course, by)
                .put("http_method", "PUT")
                .put("url", metadata.url(course, "/assignments/" + item.number()));
        return new LiveEvent(said, assignment(course, item, "published"));
    }

    /** A course was copied: no user, no course in the metadata, as a job did it. */
    public LiveEvent assignmentCopied(LmsCourse course, CourseItem item) {
        var body = assignment(course, item, "unpublished")
                .put("lti_resource_link_id_duplicated_from", Ids.hex(item.copyOf(), 40))
                .put("assignment_id_duplicated_from", Ids.global(item.number() - 1))
                .put("domain_duplicated_from", metadata.account().host());
        return new LiveEvent(metadata.ofJob("assignment_created", "ContentMigration#import_content"), body);
    }

    /** Somebody opens the tool: the body names the tool, and only the address the assignment. */
    public LiveEvent toolOpened(LmsCourse course, CourseItem item, Enrolled by) {
        var tool = platform.tool(item.placed().clientId());
        var body = accessed(tool.name(), "context_external_tool", toolId(item), "external_tools", by)
                .put("url", tool.deepLinkUrl())
                .put("domain", tool.loginUrl().getHost())
                .put("enrollment_id", Long.toString(enrollment(by)))
                .put("section_id", SECTION);
        return new LiveEvent(visited(course, item, by).put("referrer", metadata.url(course, "/assignments")), body);
    }

    /** Somebody looks at the assignment's page. */
    public LiveEvent assignmentViewed(LmsCourse course, CourseItem item, Enrolled by) {
        return new LiveEvent(
                visited(course, item, by),
                accessed(item.title(), "assignment", Ids.global(item.number()), "assignments", by));
    }

    public LiveEvent enrolled(LmsCourse course, Enrolled who, Enrolled by) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var said = metadata.of("enrollment_created", course, by)
                .put("http_method", "POST")
                .put("url", metadata.api("/sections/%s/enrollments".formatted(SECTION)))
                .put("developer_key_id", "170000000056");
        var body = new JsonObject()
                .put("course_id", Ids.global(course.number()))
                .put("course_section_id", Ids.global(Long.parseLong(SECTION)))
                .put("created_at", now)
                .put("enrollment_id", Ids.global(enrollment(who)))
                .put("limit_privileges_to_course_section", false)
                .put("type", who.role().enrollment())
                .put("updated_at", now)
                .put("user_id", Ids.global(who.person().number()))
                .put("user_name", who.person().name())
                .put("workflow_state", "invited");
        return new LiveEvent(said, body);
    }

    /** The one event that ties a tool to an assignment. */
    public LiveEvent resourceLinkCreated(LmsCourse course, CourseItem item, Enrolled by) {
        var said = metadata.of("lti_resource_link_created", course, by)
                .put("http_method", "POST")
                .put("url", metadata.api("/courses/%d/assignments".formatted(course.number())));
        var body = new JsonObject()
                .put("resource_link_id", Ids.global(item.number()))
                .put("resource_link_uuid", Ids.uuid(item.resourceLinkId() + " link"))
                .put("lookup_uuid", UUID.randomUUID().toString())
                .put("context_id", Ids.global(item.number()))
                .put("context_type", "Assignment")
                .put("context_external_tool_id", toolId(item))
                .put("url", item.url())
                .put("workflow_state", "active");
        return new LiveEvent(said, body);
    }

    /** Of a kind nobody has heard of yet. */
    public LiveEvent unknown(LmsCourse course, Enrolled by) {
        var said = metadata.of("hologram_viewed", course, by)
                .put("http_method", "POST")
                .put("url", metadata.api("/courses/%d".formatted(course.number())));
        return new LiveEvent(
                said,
                new JsonObject().put("hologram_id", Ids.global(9)).put("nested", new JsonObject().put("new", true)));
    }

    private JsonObject visited(LmsCourse course, CourseItem item, Enrolled by) {
        return metadata.of("asset_accessed", course, by)
                .put("http_method", "GET")
                .put("url", metadata.url(course, "/assignments/" + item.number()));
    }

    private static JsonObject accessed(String name, String type, String id, String category, Enrolled by) {
        return new JsonObject()
                .put("asset_name", name)
                .put("asset_type", type)
                .put("asset_id", id)
                .putNull("asset_subtype")
                .put("category", category)
                .put("role", by.role().enrollment())
                .putNull("level");
    }

    private JsonObject assignment(LmsCourse course, CourseItem item, String state) {
        return new CanvasAssignment(metadata.account(), clock).of(course, item, state);
    }

    /** The installation's local id is how its deployment id begins. */
    private static String toolId(CourseItem item) {
        var start = item.placed().deploymentId().replaceAll("\\D.*", "");
        return Ids.global(start.isEmpty() || start.length() > 12 ? 106 : Long.parseLong(start));
    }

    private static long enrollment(Enrolled who) {
        return ENROLLMENTS + who.person().number();
    }
}
