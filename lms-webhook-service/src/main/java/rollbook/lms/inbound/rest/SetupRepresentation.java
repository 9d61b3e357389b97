package rollbook.lms.inbound.rest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import rollbook.lms.domain.LaunchCheck;
import rollbook.lms.usecase.ToolUrls;

/**
 * The exact values to paste into a platform.
 *
 * @param login where it begins to sign somebody in
 * @param launch the tool's URL, for launches; its only redirect URL, and where it asks for an assignment (deep linking)
 * @param canvas the JSON of a developer key of Canvas
 */
public record SetupRepresentation(
        URI login, URI launch, List<URI> redirects, URI deepLinking, URI jwks, Map<String, Object> canvas) {
    private static final String TITLE = "Rollbook";

    static SetupRepresentation of(ToolUrls urls) {
        return new SetupRepresentation(
                urls.login(), urls.launch(), List.of(urls.launch()), urls.launch(), urls.jwks(), canvas(urls));
    }

    /** What Canvas asks to be told of a tool; {@code public} is what makes it send addresses. */
    private static Map<String, Object> canvas(ToolUrls urls) {
        var placements = List.of(
                placement("assignment_selection", "LtiDeepLinkingRequest", urls),
                placement("assignment_view", "LtiResourceLinkRequest", urls));
        return Map.of(
                "title", TITLE,
                "description", "Students who open an assignment of Rollbook join the school's license.",
                "oidc_initiation_url", urls.login().toString(),
                "target_link_uri", urls.launch().toString(),
                "public_jwk_url", urls.jwks().toString(),
                "scopes", List.of(),
                "custom_fields",
                        Map.of(
                                "canvas_assignment_id",
                                "$Canvas.assignment.id",
                                "canvas_user_id",
                                "$Canvas.user.id",
                                LaunchCheck.MASQUERADING,
                                LaunchCheck.CANVAS_MASQUERADING,
                                "login",
                                "$Canvas.user.loginId"),
                "extensions",
                        List.of(Map.of(
                                "platform", "canvas.instructure.com",
                                "privacy_level", "public",
                                "settings", Map.of("text", TITLE, "placements", placements))));
    }

    private static Map<String, Object> placement(String name, String message, ToolUrls urls) {
        return Map.of(
                "placement", name,
                "message_type", message,
                "target_link_uri", urls.launch().toString(),
                "text", TITLE);
    }
}
