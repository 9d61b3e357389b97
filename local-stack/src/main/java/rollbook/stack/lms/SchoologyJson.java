package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Schoology's objects: numbers now as numbers, now as texts, as its own are. */
final class SchoologyJson {
    private static final int SCHOOL = 344_232;
    private static final List<String> TRIGGERS =
            List.of("grade_item", "attendance", "grades", "section_completion", "dropbox_submission");

    private SchoologyJson() {}

    static JsonObject user(LmsPerson person) {
        return new JsonObject()
                .put("uid", Long.toString(person.number()))
                .put("id", person.number())
                .put("school_id", SCHOOL)
                .put("synced", 0)
                .put("school_uid", "S-" + person.number())
                .put("building_id", SCHOOL)
                .put("additional_buildings", "")
                .put("name_title", "")
                .put("name_title_show", 0)
                .put("name_first", person.givenName())
                .put("name_first_preferred", "")
                .put("name_middle", "")
                .put("name_middle_show", 0)
                .put("name_last", person.familyName())
                .put("name_display", person.name())
                .put("username", person.login())
                .put("primary_email", person.email())
                .put("picture_url", "")
                .putNull("gender")
                .putNull("position")
                .put("grad_year", "")
                .put("password", "")
                .put("role_id", 1214)
                .put("tz_offset", -6)
                .put("tz_name", "America/Chicago")
                .putNull("parents")
                .putNull("child_uids");
    }

    /** {@code admin} is who teaches; {@code status} 1 is active, 5 archived. */
    static JsonObject enrollment(Enrolled who) {
        var person = who.person();
        var teaches = who.role() != CourseRole.STUDENT && who.role() != CourseRole.OBSERVER;
        return new JsonObject()
                .put("id", Long.toString(43_807_916L + person.number()))
                .put("uid", Long.toString(person.number()))
                .put("school_uid", teaches ? "" : "S-" + person.number())
                .put("name_first", person.givenName())
                .put("name_last", person.familyName())
                .put("name_display", person.name())
                .put("admin", teaches ? 1 : 0)
                .put("status", who.active() ? "1" : "5")
                .put("links", new JsonObject().put("self", ""));
    }

    static JsonObject assignment(CourseItem item) {
        return new JsonObject()
                .put("id", item.number())
                .put("title", item.title())
                .put("description", "")
                .put("due", "2026-12-01 23:59:00")
                .put("grading_scale", "0")
                .put("grading_period", "197")
                .put("grading_category", "1189")
                .put("max_points", "10")
                .put("factor", "1")
                .put("is_final", "0")
                .put("show_comments", "0")
                .put("grade_stats", "0")
                .put("allow_dropbox", "1")
                .put("allow_discussion", "1")
                .put("published", 1)
                .put("type", "assignment")
                .put("grade_item_id", item.number())
                .put("available", 1)
                .put("completed", 0)
                .put("num_assignees", 0)
                .put("assignees", new JsonArray())
                .put("completion_status", "");
    }

    /** Each wish is answered for itself. */
    static JsonObject subscribed(JsonObject wishes) {
        var answers = wishes.getJsonArray("subscription", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(SchoologyJson::subscription)
                .toList();
        return new JsonObject().put("subscription", new JsonArray(answers));
    }

    private static JsonObject subscription(JsonObject wish) {
        var trigger = wish.getString("trigger", "");
        var item = new JsonObject()
                .put("target_id", wish.getValue("target_id"))
                .put("trigger", trigger)
                .put("subscribed", wish.getInteger("subscribed", 1));
        if (TRIGGERS.contains(trigger)) {
            item.put("version", "v1").put("target_url", "").put("include_object", "1");
            return new JsonObject().put("item", item).put("status", 200);
        }
        item.putNull("version").putNull("target_url").putNull("include_object");
        return new JsonObject()
                .put("item", item)
                .put("message", "The trigger with name %s does not exist".formatted(trigger))
                .put("status", 400);
    }
}
