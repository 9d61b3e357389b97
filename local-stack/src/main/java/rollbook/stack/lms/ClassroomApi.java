package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import rollbook.stack.google.Allowed;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** classroom.googleapis.com, as far as a notification makes us ask (PROTOCOLS §B1). */
final class ClassroomApi {
    private static final String SCOPE = "https://www.googleapis.com/auth/";
    private static final String COURSES = SCOPE + "classroom.courses.readonly";
    private static final String PUSH = SCOPE + "classroom.push-notifications";
    private static final String WORK = SCOPE + "classroom.coursework.students.readonly";
    private static final String ROSTERS = SCOPE + "classroom.rosters.readonly";
    private static final String PROFILES = SCOPE + "classroom.profile.emails";
    private static final int PAGE = 100;

    private final Classroom classroom;
    private final GoogleAccounts accounts;

    ClassroomApi(Classroom classroom, GoogleAccounts accounts) {
        this.classroom = classroom;
        this.accounts = accounts;
    }

    Answer answer(List<String> path, Call call) {
        var holder = call.bearer().flatMap(accounts.holders());
        if (holder.isEmpty()) {
            return ClassroomError.of(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
        }
        return switch (path.size() > 1 && path.getFirst().equals("v1") ? path.get(1) : "") {
            case "registrations" -> registrations(path, call, holder.get());
            case "userProfiles" -> profile(path.getLast(), holder.get());
            case "courses" ->
                path.size() == 2
                        ? courses(call, holder.get())
                        : works(path.subList(2, path.size()), call, holder.get());
            default -> ClassroomError.notFound();
        };
    }

    private Answer registrations(List<String> path, Call call, Allowed holder) {
        if (call.method().equals("DELETE")) {
            return classroom.unregister(path.getLast()).isPresent()
                    ? Answer.json(200, new JsonObject())
                    : ClassroomError.notFound();
        }
        var feed = call.json().getJsonObject("feed", new JsonObject());
        var type = feed.getString("feedType", "");
        var work = type.equals(Classroom.WORK_FEED);
        if (!work && !type.equals(Classroom.ROSTER_FEED)) {
            return ClassroomError.of(400, "INVALID_ARGUMENT", "Request contains an invalid argument.");
        }
        if (!holder.scopes().contains(PUSH) || !holder.scopes().contains(work ? WORK : ROSTERS)) {
            return ClassroomError.of(
                    403,
                    "PERMISSION_DENIED",
                    "@MissingGrant The user has not granted the application the required scopes");
        }
        var courseId = feed.getJsonObject(work ? "courseWorkChangesInfo" : "courseRosterChangesInfo", new JsonObject())
                .getString("courseId", "");
        var topic =
                call.json().getJsonObject("cloudPubsubTopic", new JsonObject()).getString("topicName", "");
        if (topic.isEmpty()) {
            return ClassroomError.of(400, "INVALID_ARGUMENT", "Request contains an invalid argument.");
        }
        var course = classroom.course(courseId);
        if (course.isEmpty()) {
            return ClassroomError.notFound();
        }
        return course.get().teachers().contains(holder.accountId())
                ? Answer.json(
                        200,
                        classroom
                                .register(holder.accountId(), type, courseId, topic)
                                .json())
                : ClassroomError.denied();
    }

    private Answer profile(String id, Allowed holder) {
        return accounts.users()
                .apply(id.equals("me") ? holder.accountId() : id)
                .map(user -> Answer.json(
                        200, ClassroomJson.profile(user, holder.scopes().contains(PROFILES))))
                .orElseGet(ClassroomError::notFound);
    }

    /** Those somebody teaches; all that are here are active. */
    private Answer courses(Call call, Allowed holder) {
        if (!holder.scopes().contains(COURSES)) {
            return ClassroomError.of(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.");
        }
        var teacher = call.parameter("teacherId").equals("me") ? holder.accountId() : call.parameter("teacherId");
        var all = classroom.courses().stream()
                .filter(course -> course.teachers().contains(teacher))
                .map(ClassroomJson::course)
                .toList();
        return page(all, "courses", call);
    }

    private Answer works(List<String> path, Call call, Allowed holder) {
        if (!holder.scopes().contains(WORK)) {
            return ClassroomError.of(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.");
        }
        var course = classroom.course(path.isEmpty() ? "" : path.getFirst());
        if (course.isEmpty() || path.size() < 2 || !path.get(1).equals("courseWork")) {
            return ClassroomError.notFound();
        }
        if (!course.get().teachers().contains(holder.accountId())) {
            return ClassroomError.denied();
        }
        if (path.size() == 2) {
            return page(
                    classroom.works(course.get()).stream()
                            .map(ClassroomJson::work)
                            .toList(),
                    "courseWork",
                    call);
        }
        var work = classroom.work(course.get().id(), path.get(2));
        if (work.isEmpty()) {
            return ClassroomError.notFound();
        }
        if (path.size() == 3) {
            return Answer.json(200, ClassroomJson.work(work.get()));
        }
        return path.size() == 4 ? listed(work.get(), call) : one(work.get(), path.getLast());
    }

    private Answer one(CourseWork work, String id) {
        return classroom.submissions(work).stream()
                .filter(submission -> submission.id().equals(id))
                .findFirst()
                .map(submission -> Answer.json(200, ClassroomJson.submission(submission)))
                .orElseGet(ClassroomError::notFound);
    }

    private Answer listed(CourseWork work, Call call) {
        var states = call.parameters().getAll("states");
        var all = classroom.submissions(work).stream()
                .filter(submission -> call.parameter("userId").isEmpty()
                        || submission.userId().equals(call.parameter("userId")))
                .map(ClassroomJson::submission)
                .filter(json -> states.isEmpty() || states.contains(json.getString("state")))
                .toList();
        return page(all, "studentSubmissions", call);
    }

    /** The last page has no token for a next; an empty list has no key. */
    private static Answer page(List<JsonObject> all, String name, Call call) {
        var from = Integer.parseInt(call.parameter("pageToken", "0"));
        var size = Math.clamp(Integer.parseInt(call.parameter("pageSize", Integer.toString(PAGE))), 1, PAGE);
        var page = all.stream().skip(from).limit(size).toList();
        var body = new JsonObject();
        if (!page.isEmpty()) {
            body.put(name, new JsonArray(page));
        }
        if (from + size < all.size()) {
            body.put("nextPageToken", Integer.toString(from + size));
        }
        return Answer.json(200, body);
    }
}
