package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import rollbook.lms.domain.Claims;
import rollbook.lms.domain.LaunchCheck;
import rollbook.lms.domain.Platform;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.DeepLinks.Request;
import rollbook.lms.usecase.Registrations.Registration;

/** Our answer to a platform whose teacher asked for an assignment: a link to us with our reference in it (PROTOCOLS §D6). */
@ApplicationScoped
class LinkAnswer {
    /** How long a platform takes it, and we give it again to whoever sends the same form. */
    static final Duration GOOD_FOR = Duration.ofMinutes(5);
    /** What the platform's grade book shows where it makes a column; nothing is ever graded by us. */
    private static final int POINTS = 10;

    private final Secrets secrets;
    private final ToolUrls urls;
    private final Clock clock;

    LinkAnswer(Secrets secrets, ToolUrls urls, Clock clock) {
        this.secrets = secrets;
        this.urls = urls;
        this.clock = clock;
    }

    Map<String, Object> to(Registration registration, Connection connection, Request request, UUID id, String title) {
        var now = clock.instant();
        var claims = new HashMap<String, Object>();
        claims.put("iss", registration.clientId());
        claims.put("azp", registration.clientId());
        claims.put("aud", registration.issuer());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(GOOD_FOR).getEpochSecond());
        claims.put("nonce", secrets.next());
        claims.put(Claims.LTI + "deployment_id", Objects.requireNonNull(connection.deployment()));
        claims.put(Claims.LTI + "message_type", "LtiDeepLinkingResponse");
        claims.put(Claims.LTI + "version", "1.3.0");
        claims.put(Claims.DEEP_LINKING + "content_items", List.of(item(registration, request, id, title)));
        if (request.data() != null) {
            claims.put(Claims.DEEP_LINKING + "data", request.data());
        }
        return claims;
    }

    private Map<String, Object> item(Registration registration, Request request, UUID id, String title) {
        var custom = new HashMap<String, Object>();
        custom.put("assignment_ref", id.toString());
        if (registration.platform() == Platform.CANVAS) {
            custom.put("canvas_assignment_id", "$Canvas.assignment.id");
            custom.put(LaunchCheck.MASQUERADING, LaunchCheck.CANVAS_MASQUERADING);
        }
        var item = new HashMap<String, Object>();
        item.put("type", "ltiResourceLink");
        item.put("title", title);
        item.put("url", urls.launch().toString());
        item.put("custom", custom);
        if (request.lineItem()) {
            item.put("lineItem", Map.of("scoreMaximum", POINTS, "label", title, "resourceId", id.toString()));
        }
        return item;
    }
}
