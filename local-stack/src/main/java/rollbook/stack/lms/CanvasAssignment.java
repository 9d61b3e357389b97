package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** An assignment, as Canvas' events say it. */
record CanvasAssignment(CanvasAccount account, Clock clock) {

    JsonObject of(LmsCourse course, CourseItem item, String state) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var body = new JsonObject()
                .put("assignment_group_id", Ids.global(101_907))
                .put("assignment_id", Ids.global(item.number()))
                .put("context_id", Ids.global(course.number()))
                .put("context_type", "Course")
                .put("context_uuid", course.contextId())
                .put("created_on_blueprint_sync", false)
                .put("description", "<p>Annotate the worksheet.</p>")
                .put("due_at", now.plus(7, ChronoUnit.DAYS).toString())
                .putNull("lock_at")
                .putNull("unlock_at")
                .put("updated_at", now.toString());
        body.put("lti_assignment_id", item.resourceLinkId())
                .putNull("lti_resource_link_id_duplicated_from")
                .putNull("assignment_id_duplicated_from")
                .putNull("domain_duplicated_from")
                .put("domain", account.host())
                .put("points_possible", 10)
                .put("submission_types", item.isLaunched() ? "external_tool" : "online_text_entry")
                .put("title", item.title())
                .put("workflow_state", state);
        return item.isLaunched()
                ? body.put("lti_resource_link_id", Ids.hex(item.resourceLinkId(), 40))
                : body.putNull("lti_resource_link_id");
    }
}
