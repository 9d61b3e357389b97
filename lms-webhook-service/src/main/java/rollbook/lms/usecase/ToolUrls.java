package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where platforms find our tool. There is one address each: nothing of a request says where an answer goes. */
@ApplicationScoped
public class ToolUrls {
    private final URI app;

    ToolUrls(@ConfigProperty(name = "rollbook.app-url") URI app) {
        this.app = app;
    }

    public URI app() {
        return app;
    }

    public URI login() {
        return at("/lti/login");
    }

    /** The only redirect URL of logins; launches and requests to name an assignment both come to it. */
    public URI launch() {
        return at("/lti/launch");
    }

    public URI jwks() {
        return at("/lti/jwks");
    }

    public URI notices() {
        return at("/lti/notices");
    }

    /** Where Canvas sends the live events of a feed. */
    public URI canvasEvents(UUID connectionId) {
        return at("/webhooks/canvas/" + connectionId);
    }

    /** Where Schoology sends its triggers; whoever knows the address can send some. */
    public URI schoologyTriggers(String secret) {
        return at("/webhooks/schoology/" + secret);
    }

    /** Whether this Rollbook is one machine's own: then a platform may be, too. */
    public boolean isLocal() {
        return "http".equals(app.getScheme());
    }

    private URI at(String path) {
        return URI.create(app.toString().replaceFirst("/$", "") + path);
    }
}
