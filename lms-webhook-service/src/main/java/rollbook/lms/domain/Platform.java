package rollbook.lms.domain;

import java.util.Optional;
import java.util.stream.Stream;

/** Whose LTI platform it is. */
public enum Platform {
    CANVAS,
    SCHOOLOGY,
    /** Any other that conforms: its URLs are given by whoever connects it. */
    OTHER;

    /** What a registration tells of its platform besides the client id. */
    public record Endpoints(String issuer, String authUrl, String tokenUrl, String jwksUrl) {}

    // spotless:off
    private static final Endpoints CANVAS_CLOUD = canvas("canvas.instructure.com",      "sso.canvaslms.com");
    private static final Endpoints CANVAS_BETA  = canvas("canvas.beta.instructure.com", "sso.beta.canvaslms.com");
    private static final Endpoints CANVAS_TEST  = canvas("canvas.test.instructure.com", "sso.test.canvaslms.com");
    private static final Endpoints SCHOOLOGY_CLOUD = new Endpoints(
            "https://schoology.schoology.com",
            "https://lti-service.svc.schoology.com/lti-service/authorize-redirect",
            "https://lti-service.svc.schoology.com/lti-service/access-token",
            "https://lti-service.svc.schoology.com/lti-service/.well-known/jwks");
    // spotless:on

    private static Endpoints canvas(String issuer, String sso) {
        return new Endpoints(
                "https://" + issuer,
                "https://" + sso + "/api/lti/authorize_redirect",
                "https://" + sso + "/login/oauth2/token",
                "https://" + sso + "/api/lti/security/jwks");
    }

    /** The URLs of a platform everybody knows, which nobody may give otherwise; empty for an issuer that is none of them. */
    public static Optional<Endpoints> known(String issuer) {
        return Stream.of(CANVAS_CLOUD, CANVAS_BETA, CANVAS_TEST, SCHOOLOGY_CLOUD)
                .filter(known -> known.issuer().equals(issuer))
                .findFirst();
    }

    /** The issuer of this one where none is named. */
    public Optional<String> usualIssuer() {
        return switch (this) {
            case CANVAS -> Optional.of(CANVAS_CLOUD.issuer());
            case SCHOOLOGY -> Optional.of(SCHOOLOGY_CLOUD.issuer());
            case OTHER -> Optional.empty();
        };
    }

    /** Whose an issuer is. */
    public static Platform of(String issuer) {
        if (issuer.equals(SCHOOLOGY_CLOUD.issuer())) {
            return SCHOOLOGY;
        }
        return known(issuer).isPresent() ? CANVAS : OTHER;
    }
}
