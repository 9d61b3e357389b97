package rollbook.lms.outbound.lti;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.lms.usecase.FeedTokens;
import rollbook.lms.usecase.IdTokens.Read;

/** Live events under Canvas' keys. When one was issued, and until when it is good, Canvas does not say. */
@ApplicationScoped
class CanvasTokens implements FeedTokens {
    /** As long as any body may be. */
    private static final int LONGEST = 1024 * 1024;

    private final Signatures signatures;
    private final String jwksUrl;

    CanvasTokens(Signatures signatures, @ConfigProperty(name = "rollbook.canvas.jwks-url") String jwksUrl) {
        this.signatures = signatures;
        this.jwksUrl = jwksUrl;
    }

    @Override
    public Read read(String body) {
        return signatures.read(jwksUrl, "Canvas' live events", body.strip(), LONGEST);
    }
}
