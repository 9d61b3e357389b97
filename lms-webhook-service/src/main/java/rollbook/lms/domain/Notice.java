package rollbook.lms.domain;

import static rollbook.lms.domain.Claims.need;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbook.lms.domain.Claims.MalformedException;

/**
 * What a platform tells without being asked (LTI Platform Notification Service, PROTOCOLS §A2).
 *
 * @param id what makes two of a deployment the same
 */
public record Notice(String deployment, String id, String type) {
    /** A course was copied, with the assignments in it. */
    public static final String CONTEXT_COPY = "LtiContextCopyNotice";

    /** Said once we asked to be told. */
    public static final String HELLO = "LtiHelloWorldNotice";

    /** What a token of ours is for that asks to be told. */
    public static final String SCOPE = "https://purl.imsglobal.org/spec/lti/scope/noticehandlers";

    /** Those worth being told. */
    public static final List<String> WANTED = List.of(CONTEXT_COPY, HELLO);

    /** The notice, or the first thing wrong with the token that says it. */
    public sealed interface Result {}

    /** It is one. */
    public record Passed(Notice notice) implements Result {}

    /** It is none. */
    public record Failed(Flaw flaw) implements Result {}

    /** What a token says whose signature is the platform's; our client there is the audience. */
    public static Result of(Claims claims, String issuer, String clientId, Instant now) {
        try {
            return new TokenCheck(issuer, clientId, now)
                    .flaw(claims)
                    .or(() -> TokenCheck.version(claims))
                    .<Result>map(Failed::new)
                    .orElseGet(() -> new Passed(read(claims)));
        } catch (MalformedException _) {
            return new Failed(Flaw.MALFORMED);
        }
    }

    private static Notice read(Claims claims) {
        var notice = claims.object(Claims.LTI + "notice");
        return new Notice(
                need(claims.id(Claims.LTI + "deployment_id")), need(notice.id("id")), need(notice.id("type")));
    }

    /** Whose token it says to be, which proves nothing yet; empty where it does not say. */
    public static Optional<Sender> sender(Claims unproved) {
        try {
            var audience = unproved.texts("aud", TokenCheck.ID);
            return unproved.text("iss", TokenCheck.ID)
                    .flatMap(issuer -> unproved.text("azp", TokenCheck.ID)
                            .or(() -> audience.stream().findFirst())
                            .map(clientId -> new Sender(issuer, clientId)));
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }

    /** A platform and our client there. */
    public record Sender(String issuer, String clientId) {}
}
