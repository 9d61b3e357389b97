package rollbook.lms.inbound.rest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import rollbook.lms.domain.LaunchCheck;
import rollbook.lms.domain.LocalNames;
import rollbook.lms.usecase.ToolUrls;

/**
 * The exact values to paste into a platform.
 *
 * @param login where it begins to sign somebody in
 * @param launch the tool's URL, for launches; its only redirect URL, and where it asks for an assignment (deep linking)
 * @param canvas the JSON of a developer key of Canvas
 * @param schoology the custom parameters of the tool in Schoology, where a teacher may put it into a course without us
 * @param canvasFeed what to choose for a Data Stream of Canvas; its URL is the feed's own
 * @param schoologyFeed what to choose for triggers of Schoology; their URL is the feed's own
 */
public record SetupRepresentation(
        URI login,
        URI launch,
        List<URI> redirects,
        URI deepLinking,
        URI jwks,
        Map<String, Object> canvas,
        Map<String, String> schoology,
        CanvasFeed canvasFeed,
        SchoologyFeed schoologyFeed) {
    private static final String TITLE = "Rollbook";
    private static final Map<String, String> SCHOOLOGY = Map.of(
            LocalNames.SCHOOLOGY_ASSIGNMENT, "$com.schoology.Assignment.id",
            LocalNames.SCHOOLOGY_USER, "$User.id",
            LocalNames.SCHOOLOGY_UNIQUE_USER, "$com.schoology.User.uniqueId");
    private static final CanvasFeed CANVAS_FEED = new CanvasFeed(
            "Canvas", true, List.of("assignment_created", "assignment_updated", "lti_resource_link_created"));
    private static final SchoologyFeed SCHOOLOGY_FEED = new SchoologyFeed(List.of("grade_item"), true);

    static SetupRepresentation of(ToolUrls urls) {
        return new SetupRepresentation(
                urls.login(),
                urls.launch(),
                List.of(urls.launch()),
                urls.launch(),
                urls.jwks(),
                canvas(urls),
                SCHOOLOGY,
                CANVAS_FEED,
                SCHOOLOGY_FEED);
    }

    /** A Data Stream: its delivery method is HTTPS. */
    public record CanvasFeed(String format, boolean signPayload, List<String> events) {}

    /** Triggers to subscribe to. */
    public record SchoologyFeed(List<String> triggers, boolean includeObject) {}

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
                                LocalNames.CANVAS_ASSIGNMENT, "$Canvas.assignment.id",
                                LocalNames.CANVAS_USER, "$Canvas.user.id",
                                LaunchCheck.MASQUERADING, LaunchCheck.CANVAS_MASQUERADING,
                                LocalNames.CANVAS_LOGIN, "$Canvas.user.loginId"),
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
