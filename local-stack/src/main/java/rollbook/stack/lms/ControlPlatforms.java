package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;
import rollbook.stack.wire.Control;

/** {@code /simulator/platforms}: what an admin of an LMS does, and a teacher without a browser. */
record ControlPlatforms(LtiPlatforms platforms, Notices notices, ControlVisits visits) {

    Answer answer(Call call, List<String> rest) {
        if (rest.isEmpty()) {
            return call.method().equals("POST")
                    ? Answer.json(201, summary(added(call.json())))
                    : Control.list(platforms.all().stream().map(ControlPlatforms::summary));
        }
        var platform = platforms.get(rest.getFirst());
        return switch (rest.size() > 1 ? rest.get(1) : "") {
            case "" -> {
                if (call.method().equals("PATCH")) {
                    platform.setPrivacy(Privacy.valueOf(call.json().getString("privacy")));
                }
                yield Answer.json(200, summary(platform));
            }
            case "tools" -> {
                platform.register(tool(call.json()));
                yield Answer.json(201, summary(platform));
            }
            case "rotate" -> {
                platform.keys().rotate();
                yield Answer.nothing();
            }
            case "replace-keys" -> {
                platform.keys().replace();
                yield Answer.nothing();
            }
            case "connection" -> Answer.json(200, connection(platform));
            case "courses" -> courses(platform, rest.subList(2, rest.size()), call);
            default -> throw new NoSuchElementException("Nothing at " + call.path());
        };
    }

    private Answer courses(LtiPlatform platform, List<String> rest, Call call) {
        if (rest.isEmpty()) {
            return call.method().equals("POST")
                    ? Answer.json(201, json(made(platform, call.json())))
                    : Control.list(platform.courses().stream().map(ControlPlatforms::json));
        }
        var course = platform.course(Long.parseLong(rest.getFirst()));
        return switch (rest.size() > 1 ? rest.get(1) : "") {
            case "" -> Answer.json(200, json(course));
            case "copy" -> Answer.json(201, json(notices.copy(platform, course)));
            case "assignments" -> visits.made(platform, course, call.json());
            case "items" ->
                rest.size() == 2
                        ? Answer.json(201, json(added(platform, course, call.json())))
                        : visits.opened(platform, course, course.item(Long.parseLong(rest.get(2))), call.json());
            default -> throw new NoSuchElementException("Nothing at " + call.path());
        };
    }

    private LtiPlatform added(JsonObject json) {
        var name = json.getString("name");
        var flavor = Flavor.valueOf(json.getString("flavor", Flavor.CANVAS.name()));
        return json.containsKey("issuer")
                ? platforms.add(name, flavor, json.getString("issuer"))
                : platforms.add(name, flavor);
    }

    private static LmsCourse made(LtiPlatform platform, JsonObject json) {
        var domain = json.getString("domain", "northfield.example");
        var email = json.getString("teacher", "t.nguyen@" + domain);
        return DemoSchool.course(
                platform, platform.person("Thi", "Nguyen", email), domain, json.getInteger("students", 26));
    }

    private static CourseItem added(LtiPlatform platform, LmsCourse course, JsonObject json) {
        var kind = CourseItem.Kind.valueOf(json.getString("kind", CourseItem.Kind.REGULAR.name()));
        if (kind == CourseItem.Kind.REGULAR) {
            return platform.addRegular(course, json.getString("title"));
        }
        var tool = platform.tool(json.getString("clientId"));
        var link = new CourseItem.Link(
                json.getString("url", tool.deepLinkUrl()),
                json.getJsonObject("custom", new JsonObject()),
                new CourseItem.Placed(
                        tool.clientId(),
                        json.getString("deploymentId", tool.deploymentIds().getFirst())));
        return platform.add(course, kind, json.getString("title"), link);
    }

    private static PlatformTool tool(JsonObject json) {
        var deployments = json.getJsonArray("deploymentIds").stream()
                .map(String.class::cast)
                .toArray(String[]::new);
        var tool = PlatformTool.rollbook(URI.create(json.getString("origin")), json.getString("clientId"), deployments);
        return json.getBoolean("loginByGet", false) ? tool.begunByGet() : tool;
    }

    private static JsonObject summary(LtiPlatform platform) {
        return new JsonObject()
                .put("name", platform.name())
                .put("flavor", platform.flavor())
                .put("issuer", platform.issuer())
                .put("privacy", platform.privacy())
                .put("page", platform.root().toString())
                .put("authUrl", platform.authUrl().toString())
                .put("tokenUrl", platform.tokenUrl().toString())
                .put("jwksUrl", platform.jwksUrl().toString())
                .put(
                        "tools",
                        new JsonArray(platform.tools().stream()
                                .map(tool -> new JsonObject()
                                        .put("clientId", tool.clientId())
                                        .put("deploymentIds", new JsonArray(tool.deploymentIds())))
                                .toList()));
    }

    /** What an admin tells Rollbook of the platform, as its API takes it. */
    private static JsonObject connection(LtiPlatform platform) {
        var tool = platform.tools().getFirst();
        return new JsonObject()
                .put("platform", "OTHER")
                .put("issuer", platform.issuer())
                .put("clientId", tool.clientId())
                .put("deploymentId", tool.deploymentIds().getFirst())
                .put("authUrl", platform.authUrl().toString())
                .put("tokenUrl", platform.tokenUrl().toString())
                .put("jwksUrl", platform.jwksUrl().toString());
    }

    private static JsonObject json(LmsCourse course) {
        return new JsonObject()
                .put("number", course.number())
                .put("contextId", course.contextId())
                .put("title", course.title())
                .put(
                        "people",
                        new JsonArray(course.people().stream()
                                .map(who -> new JsonObject()
                                        .put("number", who.person().number())
                                        .put("subject", who.person().subject())
                                        .put("email", who.person().email())
                                        .put("role", who.role())
                                        .put("active", who.active()))
                                .toList()))
                .put(
                        "items",
                        new JsonArray(course.items().stream()
                                .map(ControlPlatforms::json)
                                .toList()));
    }

    static JsonObject json(CourseItem item) {
        return new JsonObject()
                .put("number", item.number())
                .put("kind", item.kind())
                .put("title", item.title())
                .put("resourceLinkId", item.resourceLinkId())
                .put("url", item.url())
                .put("custom", item.custom())
                .put("copyOf", item.copyOf());
    }
}
