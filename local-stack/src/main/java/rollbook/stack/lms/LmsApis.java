package rollbook.stack.lms;

import io.vertx.core.json.DecodeException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** The services here, and which of them answers what. */
final class LmsApis {
    private final LtiPlatforms platforms;
    private final Notices notices;
    private final CanvasFeed canvas;
    private final Classroom classroom;
    private final ClassroomApi classroomApi;
    private final Schoology schoology;
    private final SchoologyApi schoologyApi;
    private final AppWebhooks app;

    LmsApis(LmsConfig config, URI root, HttpClient http, LmsFaults faults, Courier courier) {
        var clock = config.clock();
        notices = new Notices(clock, courier);
        platforms = new LtiPlatforms(root, clock, http, faults, notices);
        canvas = new CanvasFeed(courier, clock);
        classroom = new Classroom(clock, new ClassroomPush(courier, clock));
        classroomApi = new ClassroomApi(classroom, config.google());
        schoology = new Schoology(
                root.resolve("schoology/"),
                clock,
                courier,
                () -> platforms.all().stream().filter(platform -> platform.flavor() == Flavor.SCHOOLOGY));
        schoologyApi = new SchoologyApi(schoology, clock);
        app = new AppWebhooks(courier, clock);
    }

    LtiPlatforms platforms() {
        return platforms;
    }

    Notices notices() {
        return notices;
    }

    CanvasFeed canvas() {
        return canvas;
    }

    Classroom classroom() {
        return classroom;
    }

    Schoology schoology() {
        return schoology;
    }

    AppWebhooks app() {
        return app;
    }

    static LmsKind kind(Call call) {
        var path = path(call);
        return switch (path.isEmpty() ? "" : path.getFirst()) {
            case "" -> LmsKind.PAGE;
            case "lti" -> path.size() < 2 ? LmsKind.PAGE : LtiRoutes.kind(path.subList(2, path.size()));
            case "canvas-live-events" -> LmsKind.CANVAS_JWKS;
            case "oauth2" -> LmsKind.GOOGLE_CERTS;
            case "classroom" -> LmsKind.CLASSROOM_API;
            case "schoology" -> LmsKind.SCHOOLOGY_API;
            default -> LmsKind.OTHER;
        };
    }

    Answer answer(Call call) {
        var path = path(call);
        try {
            return routed(path, call);
        } catch (NoSuchElementException e) {
            return Pages.error(404, "Not found", message(e));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DecodeException | ClassCastException e) {
            return Pages.error(400, "Bad request", message(e));
        }
    }

    private Answer routed(List<String> path, Call call) {
        return switch (path.isEmpty() ? "" : path.getFirst()) {
            case "" -> overview();
            case "lti" ->
                path.size() < 2 ? overview() : platforms.routes(path.get(1)).answer(path.subList(2, path.size()), call);
            case "canvas-live-events" -> Answer.json(200, canvas.keys().jwks());
            case "oauth2" -> Answer.json(200, classroom.push().keys().jwks());
            case "classroom" -> classroomApi.answer(path.subList(1, path.size()), call);
            case "schoology" -> schoologyApi.answer(path.subList(1, path.size()), call);
            default -> throw new NoSuchElementException("Nothing at " + call.path());
        };
    }

    private Answer overview() {
        var links = platforms.all().stream()
                .map(platform -> "<li><a href=\"%s\">%s</a> (%s)"
                        .formatted(
                                platform.root(),
                                platform.name(),
                                platform.flavor().product()))
                .collect(Collectors.joining());
        return Answer.html(200, Pages.page("Simulated LMSs", "<ul>%s</ul>".formatted(links)));
    }

    static List<String> path(Call call) {
        return Stream.of(call.path().split("/"))
                .filter(part -> !part.isEmpty())
                .map(Call::decoded)
                .toList();
    }

    private static String message(Exception e) {
        return Optional.ofNullable(e.getMessage()).orElse("");
    }
}
