package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Schoology's triggers to one address: no signature, no id, and again every ten minutes until the answer is 200 exactly. */
public final class SchoologyTriggers {
    private static final int REQUEUED = 5;
    private static final Courier.Patience PATIENCE =
            new Courier.Patience(Collections.nCopies(REQUEUED, Duration.ofMinutes(10)), status -> status == 200);

    private final URI target;
    private final Courier courier;
    private final Clock clock;

    SchoologyTriggers(URI target, Courier courier, Clock clock) {
        this.target = target;
        this.courier = courier;
        this.clock = clock;
    }

    /** Made or changed: the same word for both. */
    public CompletableFuture<LmsLog.Attempt> gradeItemUpdated(LmsCourse section, CourseItem item, LmsPerson by) {
        return send("grade_item.update", by, new JsonArray().add(gradeItem(section, item)));
    }

    public CompletableFuture<LmsLog.Attempt> gradeItemDeleted(LmsCourse section, CourseItem item, LmsPerson by) {
        return send("grade_item.delete", by, new JsonArray().add(gradeItem(section, item)));
    }

    /** A student handed something in; of an opening Schoology says nothing. */
    public CompletableFuture<LmsLog.Attempt> submitted(LmsCourse section, CourseItem item, LmsPerson by) {
        var now = clock.instant().getEpochSecond();
        var file = new JsonObject()
                .put("id", 7985)
                .put("type", "")
                .put("title", "worksheet.html")
                .put("filename", "worksheet.html")
                .put("filesize", 3961)
                .put("md5_checksum", Ids.hex(item.title(), 32))
                .put("timestamp", now)
                .put("filemime", "text/html")
                .put("download_path", "https://api.schoology.com/v1/system/files/x.html")
                .put("extension", "html")
                .put("converted_status", 1);
        var files = new JsonObject().put("file", new JsonObject().put("7985", file));
        var object = new JsonObject()
                .put("revision_id", 1)
                .put("uid", by.number())
                .put("created", now)
                .put("num_items", 1)
                .put("late", 0)
                .put("draft", 0)
                .put("assignment_nid", item.number())
                .put("attachments", new JsonObject().put("files", files));
        var data = new JsonObject()
                .put("realm", "section")
                .put("section_id", section.number())
                .put("realm_id", section.number())
                .put("uid", by.number())
                .put("revision_id", 1)
                .put("assignment_nid", item.number())
                .put("object", object);
        return send("dropbox_submission.update", by, data);
    }

    /** One message for the whole class. */
    public CompletableFuture<LmsLog.Attempt> gradesUpdated(
            LmsCourse section, CourseItem item, List<LmsPerson> graded, LmsPerson by) {
        var now = clock.instant().getEpochSecond();
        var rows = graded.stream()
                .map(person -> SchoologyGrade.of(section, item, person, now))
                .toList();
        return send("grades.update", by, new JsonArray(rows));
    }

    public CompletableFuture<LmsLog.Attempt> sectionCompleted(LmsCourse section, LmsPerson by) {
        var object = new JsonObject()
                .put("uid", by.number())
                .put("total_rules", 1)
                .put("completed_rules", 1)
                .put("percent_complete", 1)
                .put("completed", 1);
        var data = new JsonObject()
                .put("realm", "section")
                .put("section_id", section.number())
                .put("object", object);
        return send("section_completion.update", by, data);
    }

    /** {@code data} is an array for some and an object for others. */
    public CompletableFuture<LmsLog.Attempt> send(String type, LmsPerson by, Object data) {
        var body = new JsonObject()
                .put("uid", by.number())
                .put("timestamp", clock.instant().getEpochSecond())
                .put("type", type)
                .put("data", data)
                .encode();
        return courier.send(new Courier.Message(
                LmsKind.SCHOOLOGY_TRIGGER,
                UUID.randomUUID().toString(),
                target,
                PATIENCE,
                (_, _) -> Courier.Letter.json(body)));
    }

    private static JsonObject gradeItem(LmsCourse section, CourseItem item) {
        var id = Long.toString(section.number());
        return new JsonObject()
                .put("realm", "section")
                .put("section_id", id)
                .put("realm_id", id)
                .put("section_school_code", section.label())
                .put("synced_section", "0")
                .put("id", item.number())
                .put("grade_item_type", "assignment")
                .put("object", SchoologyJson.assignment(item));
    }
}
