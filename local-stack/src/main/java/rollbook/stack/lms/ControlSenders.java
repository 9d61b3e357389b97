package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** {@code /simulator/canvas}, {@code …/schoology} and {@code …/app}: has something sent, and says what became of it. */
record ControlSenders(LmsApis apis) {

    Answer answer(Call call, String sender, List<String> rest) {
        if (rest.equals(List.of("rotate"))) {
            apis.canvas().keys().rotate();
            return Answer.nothing();
        }
        if (rest.equals(List.of("replace-keys"))) {
            apis.canvas().keys().replace();
            return Answer.nothing();
        }
        if (!call.method().equals("POST") || rest.size() != 1) {
            throw new NoSuchElementException("POST /%s/{what}".formatted(sender));
        }
        var json = call.json();
        var target = URI.create(json.getString("target"));
        var sent = switch (sender) {
            case "canvas" -> canvas(rest.getFirst(), json, target);
            case "schoology" -> schoology(rest.getFirst(), json, target);
            default -> apis.app().send(target, json.getString("secret"), rest.getFirst(), data(json));
        };
        return Answer.json(200, ControlFaults.json(sent.join()));
    }

    private CompletableFuture<LmsLog.Attempt> canvas(String what, JsonObject json, URI target) {
        var place = Place.of(apis.platforms(), json);
        var events = apis.canvas().eventsOf(place.platform());
        var event = switch (what) {
            case "assignment_created" -> events.assignmentCreated(place.course(), place.item(), place.who());
            case "assignment_updated" -> events.assignmentUpdated(place.course(), place.item(), place.who());
            case "assignment_copied" -> events.assignmentCopied(place.course(), place.item());
            case "tool_opened" -> events.toolOpened(place.course(), place.item(), place.who());
            case "assignment_viewed" -> events.assignmentViewed(place.course(), place.item(), place.who());
            case "enrollment_created" ->
                events.enrolled(
                        place.course(),
                        place.who(),
                        place.course()
                                .find(place.course().one(CourseRole.TEACHER).number())
                                .orElseThrow());
            case "lti_resource_link_created" -> events.resourceLinkCreated(place.course(), place.item(), place.who());
            case "unknown" -> events.unknown(place.course(), place.who());
            default -> throw new NoSuchElementException("No event " + what);
        };
        var stream = apis.canvas().streamTo(target);
        stream = json.getBoolean("signed", true) ? stream : stream.unsigned();
        stream = json.getBoolean("previousKey", false) ? stream.signedWithPreviousKey() : stream;
        stream = json.getBoolean("caliper", false) ? stream.asCaliper() : stream;
        return stream.send(
                json.getBoolean("masquerading", false)
                        ? event.masqueradedBy(place.course().one(CourseRole.ADMIN))
                        : event);
    }

    private CompletableFuture<LmsLog.Attempt> schoology(String what, JsonObject json, URI target) {
        var place = Place.of(apis.platforms(), json);
        var triggers = apis.schoology().triggersTo(target);
        var course = place.course();
        var by = place.who().person();
        return switch (what) {
            case "grade_item.update" -> triggers.gradeItemUpdated(course, place.item(), by);
            case "grade_item.delete" -> triggers.gradeItemDeleted(course, place.item(), by);
            case "dropbox_submission.update" -> triggers.submitted(course, place.item(), by);
            case "grades.update" -> triggers.gradesUpdated(course, place.item(), course.all(CourseRole.STUDENT), by);
            case "section_completion.update" -> triggers.sectionCompleted(course, by);
            default -> throw new NoSuchElementException("No trigger " + what);
        };
    }

    private static JsonObject data(JsonObject json) {
        return json.getJsonObject("data", new JsonObject());
    }

    /** Who does something, and with what. */
    private record Place(LtiPlatform platform, LmsCourse course, JsonObject json) {
        static Place of(LtiPlatforms platforms, JsonObject json) {
            var platform = platforms.get(json.getString("platform"));
            return new Place(platform, platform.course(json.getLong("course")), json);
        }

        CourseItem item() {
            return course.item(json.getLong("item"));
        }

        Enrolled who() {
            return course.find(json.getLong("as"))
                    .orElseThrow(() -> new NoSuchElementException("Nobody of the course"));
        }
    }
}
