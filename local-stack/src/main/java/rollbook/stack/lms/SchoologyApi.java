package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** api.schoology.com: users, sections, assignments and what triggers are subscribed to. */
final class SchoologyApi {
    private static final int PAGE = 20;
    private static final int MOST = 200;

    private final Schoology schoology;
    private final OAuth1 oauth;

    SchoologyApi(Schoology schoology, Clock clock) {
        this.schoology = schoology;
        oauth = new OAuth1(schoology.consumerKey(), schoology.consumerSecret(), clock);
    }

    /** {@code path} begins with the version. */
    Answer answer(List<String> path, Call call) {
        var refusal = oauth.refusal(call, schoology.apiRoot().resolve(String.join("/", path)));
        if (refusal.isPresent()) {
            return error(401, refusal.get());
        }
        try {
            return routed(path.subList(1, path.size()), call);
        } catch (NoSuchElementException | NumberFormatException _) {
            return error(404, "Not found");
        }
    }

    private Answer routed(List<String> path, Call call) {
        return switch (path.size() + " " + path.getFirst() + " " + (path.size() > 2 ? path.get(2) : "")) {
            case "2 users " ->
                Answer.json(
                        200,
                        SchoologyJson.user(
                                schoology.user(Long.parseLong(path.get(1))).orElseThrow()));
            case "3 sections enrollments" -> enrollments(schoology.section(Long.parseLong(path.get(1))), call);
            case "3 sections assignments" -> assignments(schoology.section(Long.parseLong(path.get(1))), call);
            case "4 sections assignments" ->
                Answer.json(
                        200,
                        SchoologyJson.assignment(
                                schoology.section(Long.parseLong(path.get(1))).item(Long.parseLong(path.get(3)))));
            case "1 app-user-info " -> Answer.json(200, new JsonObject().put("api_uid", "44012"));
            case "2 triggers " -> Answer.json(200, SchoologyJson.subscribed(call.json()));
            default -> throw new NoSuchElementException(call.path());
        };
    }

    private Answer enrollments(LmsCourse section, Call call) {
        return list(
                "enrollment",
                section.people().stream().map(SchoologyJson::enrollment).toList(),
                call);
    }

    private Answer assignments(LmsCourse section, Call call) {
        return list(
                "assignment",
                section.items().stream().map(SchoologyJson::assignment).toList(),
                call);
    }

    /** From {@code start}, {@code limit} of them; the whole number is a text. */
    private Answer list(String name, List<JsonObject> all, Call call) {
        var start = Integer.parseInt(call.parameter("start", "0"));
        var limit = Math.clamp(Integer.parseInt(call.parameter("limit", Integer.toString(PAGE))), 1, MOST);
        var at = schoology.apiRoot().resolve(call.path()) + "?start=%d&limit=%d";
        var links = new JsonObject().put("self", at.formatted(start, limit));
        if (start + limit < all.size()) {
            links.put("next", at.formatted(start + limit, limit));
        }
        return Answer.json(
                200,
                new JsonObject()
                        .put(
                                name,
                                new JsonArray(
                                        all.stream().skip(start).limit(limit).toList()))
                        .put("total", Integer.toString(all.size()))
                        .put("links", links));
    }

    private static Answer error(int status, String message) {
        return Answer.html(status, message).with("Content-Type", "text/plain; charset=UTF-8");
    }
}
