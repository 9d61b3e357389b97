package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;

/** What an id token says, in the manner of its platform (PROTOCOLS §D5, §A3, §C). */
final class LtiClaims {
    private static final long LIFETIME_SECONDS = 3600;

    private final LtiPlatform platform;
    private final Clock clock;

    LtiClaims(LtiPlatform platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    JsonObject of(PendingLaunch launch, String nonce) {
        var now = clock.instant().getEpochSecond();
        var claims = new JsonObject()
                .put(
                        LtiClaim.MESSAGE_TYPE,
                        launch.isDeepLinking() ? LtiClaim.DEEP_LINKING_REQUEST : LtiClaim.RESOURCE_LINK_REQUEST)
                .put(LtiClaim.VERSION, LtiClaim.VERSION_1_3)
                .put("iss", platform.issuer())
                .put("aud", launch.tool().clientId())
                .put(LtiClaim.DEPLOYMENT_ID, launch.deploymentId())
                .put("iat", now)
                .put("exp", now + LIFETIME_SECONDS)
                .put("nonce", nonce)
                .put(LtiClaim.TARGET_LINK_URI, launch.target())
                .put(LtiClaim.ROLES, new JsonArray(launch.who().role().ofLaunch(platform.flavor())))
                .put(LtiClaim.CONTEXT, context(launch.course()))
                .put(LtiClaim.TOOL_PLATFORM, toolPlatform());
        launch.item().ifPresent(item -> claims.put(LtiClaim.RESOURCE_LINK, resourceLink(item)));
        person(claims, launch.who());
        new LtiServices(platform).tell(claims, launch);
        claims.mergeIn(new JsonObject().put(LtiClaim.CUSTOM, new CustomValues(platform).of(launch)));
        if (platform.flavor() == Flavor.CANVAS) {
            asCanvas(claims, launch);
        }
        return claims;
    }

    private JsonObject context(LmsCourse course) {
        var schoology = platform.flavor() == Flavor.SCHOOLOGY;
        var context = new JsonObject().put("id", course.contextId());
        if (!schoology) {
            context.put("label", course.label());
        }
        var type = "http://purl.imsglobal.org/vocab/lis/v2/course#" + (schoology ? "CourseSection" : "CourseOffering");
        return context.put("title", course.title()).put("type", new JsonArray().add(type));
    }

    private JsonObject toolPlatform() {
        var product = platform.flavor().product();
        if (platform.flavor() == Flavor.SCHOOLOGY) {
            return new JsonObject()
                    .put("guid", platform.name() + ".schoology.com")
                    .put("product_family_code", product);
        }
        return new JsonObject()
                .put("guid", new CanvasAccount(platform.name()).uuid() + ":canvas-lms")
                .put("name", platform.name())
                .put("version", "cloud")
                .put("product_family_code", product);
    }

    private JsonObject resourceLink(CourseItem item) {
        var link = new JsonObject().put("id", item.resourceLinkId());
        if (platform.flavor() == Flavor.CANVAS) {
            link.putNull("description");
        }
        return link.put("title", item.title());
    }

    private void person(JsonObject claims, Enrolled who) {
        var person = who.person();
        var privacy = platform.privacy();
        if (privacy.tellsSubject()) {
            claims.put("sub", person.subject());
        }
        if (privacy.tellsName()) {
            claims.put("name", person.name())
                    .put("given_name", person.givenName())
                    .put("family_name", person.familyName());
        }
        if (privacy.tellsEmail() && !person.email().isEmpty()) {
            claims.put("email", person.email());
        }
    }

    /** What Canvas adds, and its marks on every object. */
    private static void asCanvas(JsonObject claims, PendingLaunch launch) {
        claims.put("azp", launch.tool().clientId())
                .put("locale", "en")
                .put("errors", noErrors())
                .put(LtiClaim.PLACEMENT, launch.isDeepLinking() ? "assignment_selection" : "assignment_view");
        if (launch.who().role() == CourseRole.OBSERVER) {
            var observed = launch.course().all(CourseRole.STUDENT).stream()
                    .limit(1)
                    .map(LmsPerson::subject)
                    .toList();
            claims.put(LtiClaim.ROLE_SCOPE_MENTOR, new JsonArray(observed));
        }
        for (var name : List.of(
                LtiClaim.RESOURCE_LINK,
                LtiClaim.CONTEXT,
                LtiClaim.TOOL_PLATFORM,
                LtiClaim.LAUNCH_PRESENTATION,
                LtiClaim.GRADES,
                LtiClaim.NAMES_ROLES)) {
            if (claims.getValue(name) instanceof JsonObject object) {
                object.putNull("validation_context").put("errors", noErrors());
            }
        }
    }

    private static JsonObject noErrors() {
        return new JsonObject().put("errors", new JsonObject());
    }
}
