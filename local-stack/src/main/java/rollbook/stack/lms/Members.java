package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import rollbook.stack.wire.Answer;
import rollbook.stack.wire.Call;

/** Names and roles of a course (PROTOCOLS §D7), page by page. */
final class Members {
    private static final String TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json; charset=utf-8";
    private static final int CANVAS_PAGE = 50;
    private static final int SCHOOLOGY_PAGE = 100;

    private final LtiPlatform platform;
    private final LtiTokens tokens;

    Members(LtiPlatform platform, LtiTokens tokens) {
        this.platform = platform;
        this.tokens = tokens;
    }

    Answer answer(LmsCourse course, Call call) {
        var tool = tokens.allowed(call, LtiClaim.SCOPE_MEMBERS);
        if (tool.isEmpty()) {
            return Answer.json(401, new JsonObject().put("error", "invalid_token"));
        }
        var url = new LtiServices(platform).members(course, tool.get().clientId());
        var link = item(course, call.parameter("rlid"));
        var people = course.people().stream()
                .filter(who -> hasRole(who, call.parameter("role")))
                .toList();
        var most = platform.flavor() == Flavor.SCHOOLOGY ? SCHOOLOGY_PAGE : CANVAS_PAGE;
        var limit = Math.clamp(Integer.parseInt(call.parameter("limit", Integer.toString(most))), 1, SCHOOLOGY_PAGE);
        var page = Math.max(1, Integer.parseInt(call.parameter("page", "1")));
        var shown = people.stream().skip((page - 1L) * limit).limit(limit);
        var body = new JsonObject()
                .put("id", url.toString())
                .put("context", context(course))
                .put(
                        "members",
                        new JsonArray(shown.map(who -> member(course, who, link, tool.get()))
                                .toList()));
        var answer = Answer.json(200, body).with("Content-Type", TYPE);
        var next =
                "%s?page=%d&limit=%d%s%s".formatted(url, page + 1, limit, carried(call, "role"), carried(call, "rlid"));
        return people.size() > page * limit ? answer.with("Link", "<%s>; rel=\"next\"".formatted(next)) : answer;
    }

    private JsonObject context(LmsCourse course) {
        var context = new JsonObject().put("id", course.contextId());
        if (platform.flavor() == Flavor.SCHOOLOGY) {
            return context.put("title", course.title()).putNull("label");
        }
        return context.put("label", course.label()).put("title", course.title());
    }

    /** With a resource link, Schoology tells of a person only what the link's custom values tell. */
    private JsonObject member(LmsCourse course, Enrolled who, Optional<CourseItem> link, PlatformTool tool) {
        var member = new JsonObject().put("status", who.active() ? "Active" : "Inactive");
        if (who.active() && (link.isEmpty() || platform.flavor() == Flavor.CANVAS)) {
            tell(member, who.person());
        }
        member.put("user_id", who.person().subject())
                .put("roles", new JsonArray(who.role().inCourse()));
        link.ifPresent(item -> {
            var launch =
                    new PendingLaunch("", course, who, link, tool, item.placed().deploymentId());
            member.put(
                    "message",
                    new JsonArray()
                            .add(new JsonObject()
                                    .put(LtiClaim.MESSAGE_TYPE, LtiClaim.RESOURCE_LINK_REQUEST)
                                    .put("locale", "en")
                                    .put(LtiClaim.CUSTOM, new CustomValues(platform).of(launch))));
        });
        return member;
    }

    private void tell(JsonObject member, LmsPerson person) {
        if (platform.privacy().tellsName()) {
            member.put("name", person.name())
                    .put("given_name", person.givenName())
                    .put("family_name", person.familyName());
        }
        if (platform.privacy().tellsEmail()) {
            member.put("email", person.email());
        }
    }

    private static Optional<CourseItem> item(LmsCourse course, String resourceLinkId) {
        return course.items().stream()
                .filter(item -> item.resourceLinkId().equals(resourceLinkId))
                .findFirst();
    }

    /** Whole, or the short name LTI allows. */
    private static boolean hasRole(Enrolled who, String role) {
        List<String> roles = who.role().inCourse();
        return role.isEmpty() || roles.contains(role) || roles.stream().anyMatch(name -> name.endsWith("#" + role));
    }

    private static String carried(Call call, String name) {
        return call.parameter(name).isEmpty() ? "" : "&" + name + "=" + LoginInitiation.encoded(call.parameter(name));
    }
}
