package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;

/** One student's grade, as a bulk of them is told. */
final class SchoologyGrade {
    private SchoologyGrade() {}

    static JsonObject of(LmsCourse section, CourseItem item, LmsPerson person, long now) {
        var enrollment = 207_946L + person.number();
        var object = new JsonObject()
                .put("enrollment_id", enrollment)
                .put("assignment_id", item.number())
                .put("grade", 8)
                .put("exception", 0)
                .put("max_points", 10)
                .put("is_final", 0)
                .put("timestamp", now)
                .put("comment", "")
                .putNull("comment_status")
                .putNull("override")
                .putNull("calculated_grade")
                .putNull("pending")
                .put("type", "assignment")
                .put(
                        "location",
                        "https://api.schoology.com/v1/sections/%d/assignments/%d"
                                .formatted(section.number(), item.number()))
                .put("scale_id", 1)
                .put("category_id", 1189);
        return new JsonObject()
                .put("realm", "section")
                .put("section_id", section.number())
                .put("section_school_code", section.label())
                .put("realm_id", section.number())
                .put("enrollment_id", enrollment)
                .put("school_uid", "S-" + person.number())
                .put("updated_overall_grade", 58.5)
                .put("object", object);
    }
}
