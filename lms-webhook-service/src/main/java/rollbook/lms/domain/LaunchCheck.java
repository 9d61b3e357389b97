package rollbook.lms.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbook.lms.domain.Claims.MalformedException;

/**
 * Whether a token whose signature is the platform's is the answer to our question (PROTOCOLS §D4), and what it says.
 *
 * @param nonce what we asked with
 */
public record LaunchCheck(String issuer, String clientId, String nonce, Instant now) {
    /** By how much two honest clocks may differ. */
    public static final Duration SKEW = Duration.ofSeconds(60);

    /** Of an id: issuer, subject, deployment, resource link. */
    private static final int ID = 255;

    private static final int URL = 2_048;
    private static final int LONG = 8_192;
    private static final String RESOURCE_LINK = "LtiResourceLinkRequest";
    private static final String DEEP_LINKING = "LtiDeepLinkingRequest";

    /** What came of it. */
    public sealed interface Result {}

    /** It is. */
    public record Passed(Launch launch) implements Result {}

    /** It is not. */
    public record Failed(Flaw flaw) implements Result {}

    public Result of(Claims claims) {
        try {
            return flaw(claims).<Result>map(Failed::new).orElseGet(() -> new Passed(launch(claims)));
        } catch (MalformedException _) {
            return new Failed(Flaw.MALFORMED);
        }
    }

    private Optional<Flaw> flaw(Claims claims) {
        var issued = need(claims.instant("iat"));
        if (!need(claims.text("iss", ID)).equals(issuer)) {
            return Optional.of(Flaw.WRONG_ISSUER);
        }
        if (!isForUs(claims.texts("aud", ID), claims.text("azp", ID))) {
            return Optional.of(Flaw.WRONG_AUDIENCE);
        }
        if (!need(claims.instant("exp")).plus(SKEW).isAfter(now)) {
            return Optional.of(Flaw.EXPIRED);
        }
        if (issued.minus(SKEW).isAfter(now)) {
            return Optional.of(Flaw.FROM_THE_FUTURE);
        }
        if (!claims.text("nonce", LONG).equals(Optional.of(nonce))) {
            return Optional.of(Flaw.WRONG_NONCE);
        }
        if (!claims.text(Claims.LTI + "version", ID).equals(Optional.of("1.3.0"))) {
            return Optional.of(Flaw.WRONG_VERSION);
        }
        var message = claims.text(Claims.LTI + "message_type", ID).orElse("");
        return List.of(RESOURCE_LINK, DEEP_LINKING).contains(message)
                ? Optional.empty()
                : Optional.of(Flaw.WRONG_MESSAGE);
    }

    /** Somebody else the token is for as well must not be the one it was issued to. */
    private boolean isForUs(List<String> audience, Optional<String> authorized) {
        return audience.contains(clientId) && authorized.map(clientId::equals).orElse(audience.size() == 1);
    }

    private Launch launch(Claims claims) {
        need(claims.text(Claims.LTI + "target_link_uri", URL));
        var isLinking = need(claims.text(Claims.LTI + "message_type", ID)).equals(DEEP_LINKING);
        return new Launch(
                issuer,
                need(claims.id(Claims.LTI + "deployment_id")),
                orNull(claims.id("sub")),
                orNull(claims.text("email", ID * 4)),
                claims.texts(Claims.LTI + "roles", ID * 2),
                isLinking ? List.of() : refs(claims),
                orNull(claims.object(Claims.LTI + "resource_link").text("title", LONG)),
                isLinking ? linking(claims.object(Claims.DEEP_LINKING + "deep_linking_settings")) : null);
    }

    private static List<Ref> refs(Claims claims) {
        var refs = new ArrayList<Ref>();
        var link = need(claims.object(Claims.LTI + "resource_link").id("id"));
        var custom = claims.object(Claims.LTI + "custom");
        custom.textOrNumber("assignment_ref", ID).ifPresent(ours -> refs.add(new Ref(RefKind.OURS, ours)));
        refs.add(new Ref(RefKind.LTI_LINK, link));
        return refs;
    }

    private static Launch.Linking linking(Claims settings) {
        return new Launch.Linking(
                need(settings.text("deep_link_return_url", URL)),
                orNull(settings.text("data", LONG)),
                settings.texts("accept_types", ID).contains("ltiResourceLink"),
                settings.flag("accept_lineitem"),
                orNull(settings.text("title", LONG)));
    }

    private static <T> T need(Optional<T> claim) {
        return claim.orElseThrow(() -> new MalformedException("needed"));
    }

    private static @Nullable String orNull(Optional<String> text) {
        return text.orElse(null);
    }
}
