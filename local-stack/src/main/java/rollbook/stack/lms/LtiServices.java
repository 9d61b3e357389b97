package rollbook.stack.lms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;

/** Where the services behind a launch are, as its claims tell. */
final class LtiServices {
    private final LtiPlatform platform;

    LtiServices(LtiPlatform platform) {
        this.platform = platform;
    }

    URI members(LmsCourse course, String clientId) {
        return platform.flavor() == Flavor.SCHOOLOGY
                ? at("tool/%s/services/names-roles/v2p0/membership/%s".formatted(clientId, course.contextId()))
                : at("courses/%d/names_and_roles".formatted(course.number()));
    }

    void tell(JsonObject claims, PendingLaunch launch) {
        var course = launch.course();
        claims.put(
                LtiClaim.NAMES_ROLES,
                new JsonObject()
                        .put(
                                "context_memberships_url",
                                members(course, launch.tool().clientId()).toString())
                        .put("service_versions", new JsonArray().add("2.0")));
        if (launch.isDeepLinking()) {
            claims.put(LtiClaim.DEEP_LINKING_SETTINGS, deepLinking(launch));
        }
        if (platform.flavor() == Flavor.CANVAS) {
            claims.put(LtiClaim.LAUNCH_PRESENTATION, presentation(course))
                    .put(LtiClaim.GRADES, grades(course))
                    .put(LtiClaim.NOTIFICATION_SERVICE, notices(launch));
        }
    }

    private JsonObject deepLinking(PendingLaunch launch) {
        var back = at("courses/%d/deep_linking_response?placement=assignment_selection"
                .formatted(launch.course().number()));
        var settings = new JsonObject()
                .put("deep_link_return_url", back.toString())
                .put("accept_types", new JsonArray().add("ltiResourceLink"))
                .put(
                        "accept_presentation_document_targets",
                        new JsonArray().add("iframe").add("window"))
                .put("accept_multiple", false)
                .put("auto_create", false)
                .put("data", launch.data());
        return platform.flavor() == Flavor.CANVAS
                ? settings.put("accept_media_types", "application/vnd.ims.lti.v1.ltilink")
                : settings;
    }

    private JsonObject presentation(LmsCourse course) {
        return new JsonObject()
                .put("document_target", "iframe")
                .put("height", 400)
                .put("width", 800)
                .put("return_url", at("courses/%d".formatted(course.number())).toString())
                .put("locale", "en");
    }

    private JsonObject grades(LmsCourse course) {
        return new JsonObject()
                .put("scope", new JsonArray().add(LtiClaim.SCOPE_SCORE))
                .put(
                        "lineitems",
                        at("courses/%d/line_items".formatted(course.number())).toString());
    }

    private JsonObject notices(PendingLaunch launch) {
        return new JsonObject()
                .put("service_versions", new JsonArray().add("1.0"))
                .put(
                        "platform_notification_service_url",
                        at("notice-handlers/" + launch.deploymentId()).toString())
                .put("scope", new JsonArray().add(LtiClaim.SCOPE_NOTICES))
                .put("notice_types_supported", new JsonArray(Notices.TYPES));
    }

    private URI at(String path) {
        return platform.root().resolve(path);
    }
}
