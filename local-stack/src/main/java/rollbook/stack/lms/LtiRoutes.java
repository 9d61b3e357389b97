package rollbook.stack.lms;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** Everything at one platform's address. */
final class LtiRoutes {
    private final LtiPlatform platform;
    private final CoursePages pages;
    private final LtiAuth auth;
    private final DeepLinking deepLinking;
    private final LtiTokens tokens;
    private final Members members;
    private final Notices notices;

    LtiRoutes(LtiPlatform platform, Clock clock, HttpClient http, LmsFaults faults, Notices notices) {
        this.platform = platform;
        this.notices = notices;
        pages = new CoursePages(platform);
        var toolTokens = new ToolTokens(clock, http);
        auth = new LtiAuth(platform, new LtiClaims(platform, clock), faults);
        deepLinking = new DeepLinking(platform, toolTokens);
        tokens = new LtiTokens(platform, toolTokens, clock);
        members = new Members(platform, tokens);
    }

    LtiPlatform platform() {
        return platform;
    }

    static LmsKind kind(List<String> path) {
        return switch (path.isEmpty() ? "" : path.getFirst()) {
            case "auth" -> LmsKind.LTI_AUTH;
            case "jwks" -> LmsKind.LTI_JWKS;
            case "token" -> LmsKind.LTI_TOKEN;
            case "tool" -> LmsKind.LTI_MEMBERS;
            case "notice-handlers" -> LmsKind.LTI_NOTICE_HANDLER;
            case "courses" ->
                switch (path.getLast()) {
                    case "names_and_roles" -> LmsKind.LTI_MEMBERS;
                    case "deep_linking_response" -> LmsKind.LTI_DEEP_LINK;
                    default -> LmsKind.PAGE;
                };
            default -> LmsKind.PAGE;
        };
    }

    /** @throws NoSuchElementException where nothing is there */
    Answer answer(List<String> path, Call call) {
        return switch (path.isEmpty() ? "" : path.getFirst()) {
            case "" -> pages.signIn();
            case "auth" -> auth.answer(call);
            case "jwks" -> Answer.json(200, platform.keys().jwks());
            case "token" -> tokens.answer(call);
            case "tool" -> members.answer(byContext(path.getLast()), call);
            case "notice-handlers" -> notices.handlers(platform, path.getLast(), call, tokens);
            case "courses" -> course(platform.course(Long.parseLong(path.get(1))), path.subList(2, path.size()), call);
            default -> throw new NoSuchElementException("Nothing at " + call.path());
        };
    }

    private Answer course(LmsCourse course, List<String> path, Call call) {
        return switch (path.isEmpty() ? "" : path.getFirst()) {
            case "" -> pages.course(course, who(course, call));
            case "names_and_roles" -> members.answer(course, call);
            case "deep_linking_response" -> deepLinking.answer(course, call);
            case "add" -> pages.choose(course, who(course, call), placed(call));
            case "choose" -> begun(platform.launches().choose(course, number(call), placed(call)));
            case "items" -> path.size() == 1 ? added(course, call) : item(course, path, call);
            default -> throw new NoSuchElementException("Nothing at " + call.path());
        };
    }

    private Answer item(LmsCourse course, List<String> path, Call call) {
        var item = course.item(Long.parseLong(path.get(1)));
        return path.getLast().equals("launch")
                ? begun(platform.launches().open(course, number(call), item))
                : pages.opened(course, who(course, call), item);
    }

    /** A teacher adds something without asking a tool; a pasted link is launched by the first tool there is. */
    private Answer added(LmsCourse course, Call call) {
        var who = who(course, call);
        if (!who.role().teaches()) {
            return Pages.error(403, "Not yours to do", "Only teachers add assignments.");
        }
        if (call.form("url").isEmpty()) {
            platform.addRegular(course, call.form("title"));
        } else {
            var tool = platform.tools().getFirst();
            var placed =
                    new CourseItem.Placed(tool.clientId(), tool.deploymentIds().getFirst());
            var link = new CourseItem.Link(call.form("url"), new JsonObject(), placed);
            platform.add(course, CourseItem.Kind.PASTED_LINK, call.form("title"), link);
        }
        return Answer.redirect(platform.root()
                .resolve("courses/%d?as=%d".formatted(course.number(), number(call)))
                .toString());
    }

    private static Answer begun(LoginInitiation login) {
        return login.byGet()
                ? Answer.redirect(login.url().toString())
                : Answer.html(200, Pages.selfPosting(login.url().toString(), login.parameters()));
    }

    private LmsCourse byContext(String contextId) {
        return platform.courses().stream()
                .filter(course -> course.contextId().equals(contextId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No course " + contextId));
    }

    private static CourseItem.Placed placed(Call call) {
        return new CourseItem.Placed(call.parameter("client"), call.parameter("deployment"));
    }

    private static Enrolled who(LmsCourse course, Call call) {
        return course.find(number(call)).orElseThrow(() -> new NoSuchElementException("Nobody of this course"));
    }

    private static long number(Call call) {
        return Long.parseLong(call.parameter("as"));
    }
}
