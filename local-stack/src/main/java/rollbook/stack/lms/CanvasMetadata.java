package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** What stands above every event of Canvas: whose it is, when, and who did it. */
record CanvasMetadata(CanvasAccount account, Clock clock) {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String CHROMEBOOK = "Mozilla/5.0 (X11; CrOS x86_64 16093.68.0) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

    /** What a person did in a course. */
    JsonObject of(String event, LmsCourse course, Enrolled by) {
        var person = by.person();
        return root(event)
                .put("client_ip", "203.0.113.34")
                .put("context_account_id", Ids.global(79))
                .put("context_id", Ids.global(course.number()))
                .put("context_role", by.role().enrollment())
                .put("context_sis_source_id", "2026.300.%d-1".formatted(course.number()))
                .put("context_type", "Course")
                .put("hostname", account.host())
                .putNull("referrer")
                .put("request_id", UUID.randomUUID().toString())
                .put("session_id", Ids.hex(person.subject() + " session", 32))
                .put("time_zone", "America/Chicago")
                .put("user_account_id", Ids.global(1))
                .put("user_agent", CHROMEBOOK)
                .put("user_id", Ids.global(person.number()))
                .put("user_login", person.login())
                .put("user_sis_id", "S-" + person.number());
    }

    /** What nobody did but a job. */
    JsonObject ofJob(String event, String tag) {
        return root(event)
                .put("job_id", Ids.global(clock.instant().getEpochSecond()))
                .put("job_tag", tag);
    }

    String url(LmsCourse course, String path) {
        return "https://%s/courses/%d%s".formatted(account.host(), course.number(), path);
    }

    String api(String path) {
        return "https://%s/api/v1%s".formatted(account.host(), path);
    }

    private JsonObject root(String event) {
        return new JsonObject()
                .put("event_name", event)
                .put("event_time", TIME.format(clock.instant()))
                .put("producer", "canvas")
                .put("root_account_id", Ids.global(1))
                .put("root_account_lti_guid", account.ltiGuid())
                .put("root_account_uuid", account.uuid());
    }
}
