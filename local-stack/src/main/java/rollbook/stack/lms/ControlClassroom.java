package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** {@code /simulator/classroom}: what teachers and students do there; people are named by Google's ids. */
record ControlClassroom(Classroom classroom) {

    Answer answer(Call call, List<String> rest) {
        var json = call.json();
        return switch (rest.isEmpty() ? "" : rest.getFirst()) {
            case "push" -> {
                classroom.push().setTarget(target(json));
                yield Answer.nothing();
            }
            case "courses" -> {
                var course = classroom.addCourse(
                        json.getString("name", "Biology"), ids(json, "teachers"), ids(json, "students"));
                yield Answer.json(201, new JsonObject().put("id", course.id()));
            }
            case "work" -> {
                var course = course(json);
                var set = classroom.setWork(
                        course,
                        json.getString("teacher", course.teachers().iterator().next()),
                        json.getString("title", "Unit 3 worksheet"),
                        json.getString("link", ""),
                        json.getBoolean("ours", true));
                yield Answer.json(201, told(ClassroomJson.work(set.what()), set.deliveries()));
            }
            case "open" -> {
                var work = classroom
                        .work(json.getString("course"), json.getString("work"))
                        .orElseThrow(() -> new NoSuchElementException("No such work"));
                var opened = classroom.open(work, json.getString("student"));
                yield Answer.json(200, told(ClassroomJson.submission(opened.what()), opened.deliveries()));
            }
            case "join" -> {
                var joined = classroom.join(course(json), json.getString("student"));
                yield Answer.json(200, told(new JsonObject(), joined.deliveries()));
            }
            case "silence" -> {
                classroom.silence(json.getString("teacher"));
                yield Answer.nothing();
            }
            case "rotate" -> {
                classroom.push().keys().rotate();
                yield Answer.nothing();
            }
            default -> throw new NoSuchElementException("Nothing at " + call.path());
        };
    }

    private ClassroomCourse course(JsonObject json) {
        return classroom
                .course(json.getString("course"))
                .orElseThrow(() -> new NoSuchElementException("No such course"));
    }

    private static PushTarget target(JsonObject json) {
        var target = PushTarget.to(URI.create(json.getString("target")));
        target = target.withAudience(json.getString("audience", target.audience()));
        target = target.withAccount(json.getString("account", target.account()));
        return json.getBoolean("authorized", true) ? target : target.unauthorized();
    }

    private static Set<String> ids(JsonObject json, String name) {
        return json.getJsonArray(name, new JsonArray()).stream()
                .map(String.class::cast)
                .collect(Collectors.toSet());
    }

    private static JsonObject told(JsonObject what, List<CompletableFuture<LmsLog.Attempt>> deliveries) {
        return what.put(
                "told",
                new JsonArray(deliveries.stream()
                        .map(CompletableFuture::join)
                        .map(ControlFaults::json)
                        .toList()));
    }
}
