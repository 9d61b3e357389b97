package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import rollbook.stack.google.DirectoryUser;

/** Classroom's resources, as its API says them. */
final class ClassroomJson {
    private static final String AT = "https://classroom.google.com/c/";

    private ClassroomJson() {}

    static JsonObject course(ClassroomCourse course) {
        return new JsonObject()
                .put("id", course.id())
                .put("name", course.name())
                .put("courseState", "ACTIVE");
    }

    static JsonObject work(CourseWork work) {
        var created = CanvasMetadata.TIME.format(work.createdAt());
        var json = new JsonObject()
                .put("courseId", work.courseId())
                .put("id", work.id())
                .put("title", work.title());
        if (!work.link().isEmpty()) {
            var link = new JsonObject().put("url", work.link()).put("title", "Our App");
            json.put("materials", new JsonArray().add(new JsonObject().put("link", link)));
        }
        json.put("state", "PUBLISHED")
                .put("alternateLink", AT + "%s/a/%s/details".formatted(work.courseId(), work.id()))
                .put("creationTime", created)
                .put("updateTime", created)
                .put("maxPoints", 10)
                .put("workType", "ASSIGNMENT")
                .put("submissionModificationMode", "MODIFIABLE_UNTIL_TURNED_IN")
                .put("assignment", new JsonObject());
        // like every false and empty thing, it is left out where it does not hold
        if (work.ours()) {
            json.put("associatedWithDeveloper", true);
        }
        return json.put("assigneeMode", "ALL_STUDENTS").put("creatorUserId", work.creator());
    }

    static JsonObject submission(Submission submission) {
        var work = submission.work();
        var json = new JsonObject()
                .put("courseId", work.courseId())
                .put("courseWorkId", work.id())
                .put("id", submission.id())
                .put("userId", submission.userId());
        submission
                .openedAt()
                .map(CanvasMetadata.TIME::format)
                .ifPresent(at -> json.put("creationTime", at)
                        .put("updateTime", at)
                        .put(
                                "submissionHistory",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put(
                                                        "stateHistory",
                                                        new JsonObject()
                                                                .put("state", "CREATED")
                                                                .put("stateTimestamp", at)
                                                                .put("actorUserId", submission.userId())))));
        json.put("state", submission.openedAt().isPresent() ? "CREATED" : "NEW")
                .put("alternateLink", AT + "%s/a/%s/submissions".formatted(work.courseId(), work.id()))
                .put("courseWorkType", "ASSIGNMENT")
                .put("assignmentSubmission", new JsonObject());
        return work.ours() ? json.put("associatedWithDeveloper", true) : json;
    }

    static JsonObject profile(DirectoryUser user, boolean withAddress) {
        var json = new JsonObject()
                .put("id", user.id())
                .put(
                        "name",
                        new JsonObject()
                                .put("givenName", user.givenName())
                                .put("familyName", user.familyName())
                                .put("fullName", user.fullName()));
        if (withAddress) {
            json.put("emailAddress", user.email());
        }
        return json.put("photoUrl", "//lh3.googleusercontent.com/a/default-user");
    }
}
