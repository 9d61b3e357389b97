package rollbook.stack.lms;

import static rollbook.stack.lms.ToolTokens.require;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** Takes what a teacher chose at a tool (PROTOCOLS §D6): the tool's word, once, for the course it was asked for. */
final class DeepLinking {
    private final LtiPlatform platform;
    private final ToolTokens tokens;

    DeepLinking(LtiPlatform platform, ToolTokens tokens) {
        this.platform = platform;
        this.tokens = tokens;
    }

    Answer answer(LmsCourse course, Call call) {
        var compact = call.form("JWT");
        if (compact.isEmpty()) {
            return Pages.error(400, "JWT is missing", "The tool posts its answer as the form field JWT.");
        }
        try {
            var chosen = taken(course, compact);
            return Pages.chosen(platform, course, chosen.who(), chosen.items());
        } catch (ToolTokens.NotBelieved e) {
            return Pages.error(400, "The tool's answer is refused", String.valueOf(e.getMessage()));
        }
    }

    private Chosen taken(LmsCourse course, String compact) {
        var claimed = ToolTokens.issuer(compact);
        var tool = platform.tools().stream()
                .filter(some -> some.clientId().equals(claimed))
                .findFirst()
                .orElseThrow(() -> new ToolTokens.NotBelieved("iss is no tool of this platform"));
        var token = tokens.read(compact, tool, "nonce");
        var claims = token.claims();
        require(token.isFor(platform.issuer()), "aud is not this platform");
        require(LtiClaim.DEEP_LINKING_RESPONSE.equals(claims.getValue(LtiClaim.MESSAGE_TYPE)), "message_type");
        require(LtiClaim.VERSION_1_3.equals(claims.getValue(LtiClaim.VERSION)), "version");
        var data = String.valueOf(claims.getValue(LtiClaim.DATA));
        var launch = platform.launches()
                .of(data.substring(data.indexOf(':') + 1))
                .filter(pending -> pending.isDeepLinking() && pending.data().equals(data))
                .orElseThrow(() -> new ToolTokens.NotBelieved("data is not what was given"));
        require(launch.tool().clientId().equals(tool.clientId()), "another tool was asked");
        require(launch.course().number() == course.number(), "another course was asked for");
        require(launch.deploymentId().equals(claims.getValue(LtiClaim.DEPLOYMENT_ID)), "deployment_id");
        var items = items(claims);
        return new Chosen(
                launch.who(), items.stream().map(item -> added(launch, item)).toList());
    }

    private static List<JsonObject> items(JsonObject claims) {
        var items = claims.getValue(LtiClaim.CONTENT_ITEMS) instanceof JsonArray array
                ? array.stream()
                        .flatMap(item -> item instanceof JsonObject json ? Stream.of(json) : Stream.empty())
                        .toList()
                : List.<JsonObject>of();
        require(items.size() <= 1, "only one item was asked for");
        items.forEach(item -> {
            require("ltiResourceLink".equals(item.getValue("type")), "only an ltiResourceLink was asked for");
            require(
                    item.getJsonObject("custom", new JsonObject()).stream()
                            .map(Map.Entry::getValue)
                            .allMatch(String.class::isInstance),
                    "custom values are strings");
        });
        return items;
    }

    private CourseItem added(PendingLaunch launch, JsonObject item) {
        var placed = new CourseItem.Placed(launch.tool().clientId(), launch.deploymentId());
        var link = new CourseItem.Link(
                item.getString("url", launch.tool().deepLinkUrl()),
                item.getJsonObject("custom", new JsonObject()),
                placed);
        return platform.add(launch.course(), CourseItem.Kind.DEEP_LINK, item.getString("title", "Untitled"), link);
    }

    private record Chosen(Enrolled who, List<CourseItem> items) {}
}
