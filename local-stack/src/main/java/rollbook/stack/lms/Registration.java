package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A wish to be told of what changes in a class.
 *
 * @param feedType {@code COURSE_WORK_CHANGES} or {@code COURSE_ROSTER_CHANGES}
 */
record Registration(String id, String accountId, String feedType, String courseId, String topic, Instant expiresAt) {

    JsonObject json() {
        var info = feedType.equals(Classroom.WORK_FEED) ? "courseWorkChangesInfo" : "courseRosterChangesInfo";
        return new JsonObject()
                .put("registrationId", id)
                .put(
                        "feed",
                        new JsonObject()
                                .put("feedType", feedType)
                                .put(info, new JsonObject().put("courseId", courseId)))
                .put("expiryTime", CanvasMetadata.TIME.format(expiresAt))
                .put("cloudPubsubTopic", new JsonObject().put("topicName", topic));
    }
}
