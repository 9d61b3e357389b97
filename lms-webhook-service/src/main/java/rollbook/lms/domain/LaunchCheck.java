package rollbook.lms.domain;

import static rollbook.lms.domain.Claims.need;

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
    private static final int ID = TokenCheck.ID;
    private static final int URL = 2_048;
    private static final int LONG = 8_192;
    /** The custom parameter by which Canvas says that somebody acts in another's place; the value is who. */
    public static final String MASQUERADING = "masquerading_user_id";

    /** What it is filled in from. */
    public static final String CANVAS_MASQUERADING = "$Canvas.masqueradingUser.id";

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
        return new TokenCheck(issuer, clientId, now)
                .flaw(claims)
                .or(() -> claims.text("nonce", LONG).equals(Optional.of(nonce))
                        ? Optional.empty()
                        : Optional.of(Flaw.WRONG_NONCE))
                .or(() -> TokenCheck.version(claims))
                .or(() -> message(claims));
    }

    private static Optional<Flaw> message(Claims claims) {
        var message = claims.text(Claims.LTI + "message_type", ID).orElse("");
        return List.of(RESOURCE_LINK, DEEP_LINKING).contains(message)
                ? Optional.empty()
                : Optional.of(Flaw.WRONG_MESSAGE);
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
                isMasked(claims.object(Claims.LTI + "custom")),
                isLinking ? List.of() : refs(claims),
                orNull(claims.object(Claims.LTI + "resource_link").text("title", LONG)),
                LocalNames.in(claims),
                isLinking ? linking(claims.object(Claims.DEEP_LINKING + "deep_linking_settings")) : null,
                noticesUrl(claims));
    }

    /** Nothing anybody is enrolled by: what cannot be read is as if it were not there. */
    private static @Nullable String noticesUrl(Claims claims) {
        try {
            var service = claims.object(Claims.LTI + "platformnotificationservice");
            return service.texts("scope", ID).contains(Notice.SCOPE)
                    ? orNull(service.text("platform_notification_service_url", URL))
                    : null;
        } catch (MalformedException _) {
            return null;
        }
    }

    /** A platform that knows no such variable, or of nobody acting in another's place, sends it as we wrote it, or empty. */
    private static boolean isMasked(Claims custom) {
        return custom.textOrNumber(MASQUERADING, ID)
                .filter(who -> !who.startsWith("$"))
                .isPresent();
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

    private static @Nullable String orNull(Optional<String> text) {
        return text.orElse(null);
    }
}
