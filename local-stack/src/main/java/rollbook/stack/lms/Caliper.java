package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** The same events in IMS' format: an id of their own, but nothing of LTI in them. */
final class Caliper {
    private static final String CONTEXT = "http://purl.imsglobal.org/ctx/caliper/v1p1";
    private static final String CANVAS = "com.instructure.canvas";
    private static final String URN = "urn:instructure:canvas:";

    private Caliper() {}

    static JsonObject envelope(LiveEvent event) {
        var host = "http://%s/".formatted(event.metadata().getString("hostname"));
        return new JsonObject()
                .put("sensor", host)
                .put("sendTime", event.metadata().getString("event_time"))
                .put("dataVersion", CONTEXT)
                .put("data", new JsonArray().add(data(event, host)));
    }

    private static JsonObject data(LiveEvent event, String host) {
        var said = event.metadata();
        var opened = event.name().equals("asset_accessed");
        var user = said.getString("user_id");
        var course = said.getString("context_id");
        var role = said.getString("context_role", "").startsWith("Student") ? "Learner" : "Instructor";
        var person = new JsonObject().put("id", URN + "user:" + user).put("type", "Person");
        var group = new JsonObject().put("id", URN + "course:" + course).put("type", "CourseOffering");
        return new JsonObject()
                .put("@context", CONTEXT)
                .put("id", "urn:uuid:" + UUID.randomUUID())
                .put("type", opened ? "NavigationEvent" : "Event")
                .put("actor", person.copy().put("extensions", extensions(actor(said))))
                .put("action", opened ? "NavigatedTo" : "Created")
                .put("object", opened ? asset(event) : assignment(event))
                .put("eventTime", said.getString("event_time"))
                .put("edApp", new JsonObject().put("id", host).put("type", "SoftwareApplication"))
                .put(
                        "group",
                        group.copy()
                                .put(
                                        "extensions",
                                        extensions(new JsonObject()
                                                .put("context_type", "Course")
                                                .put("entity_id", course))))
                .put(
                        "membership",
                        new JsonObject()
                                .put("id", URN + "course:%s:%s:%s".formatted(course, role, user))
                                .put("type", "Membership")
                                .put("member", person)
                                .put("organization", group)
                                .put("roles", new JsonArray().add(role)))
                .put(
                        "session",
                        new JsonObject()
                                .put("id", URN + "session:" + said.getString("session_id"))
                                .put("type", "Session"))
                .put("extensions", extensions(request(said)));
    }

    private static JsonObject actor(JsonObject said) {
        return new JsonObject()
                .put("user_login", said.getString("user_login"))
                .put("user_sis_id", said.getString("user_sis_id"))
                .put("root_account_id", said.getString("root_account_id"))
                .put("root_account_lti_guid", said.getString("root_account_lti_guid"))
                .put("root_account_uuid", said.getString("root_account_uuid"))
                .put("entity_id", said.getString("user_id"));
    }

    private static JsonObject request(JsonObject said) {
        return new JsonObject()
                .put("hostname", said.getString("hostname"))
                .put("request_id", said.getString("request_id"))
                .put("user_agent", said.getString("user_agent"))
                .put("client_ip", said.getString("client_ip"))
                .put("request_url", said.getString("url"))
                .put("version", "1.0.0");
    }

    private static JsonObject assignment(LiveEvent event) {
        var body = event.body();
        var id = body.getString("assignment_id");
        return new JsonObject()
                .put("id", URN + "assignment:" + id)
                .put("type", "AssignableDigitalResource")
                .put("name", body.getString("title"))
                .put("description", body.getString("description"))
                .put("dateCreated", body.getString("updated_at"))
                .put(
                        "extensions",
                        extensions(new JsonObject().putNull("lock_at").put("entity_id", id)))
                .put("dateToSubmit", body.getString("due_at"))
                .put("maxScore", body.getInteger("points_possible"));
    }

    private static JsonObject asset(LiveEvent event) {
        var body = event.body();
        var type = body.getString("asset_type");
        return new JsonObject()
                .put("id", URN + type + ":" + body.getString("asset_id"))
                .put("type", "Entity")
                .put("name", type)
                .put(
                        "extensions",
                        extensions(new JsonObject()
                                .put("asset_name", body.getString("asset_name"))
                                .put("asset_type", type)
                                .put("entity_id", body.getString("asset_id"))
                                .put("context_account_id", event.metadata().getString("context_account_id"))
                                .put("http_method", event.metadata().getString("http_method"))));
    }

    private static JsonObject extensions(JsonObject canvas) {
        return new JsonObject().put(CANVAS, canvas);
    }
}
