package rollbook.ousync.outbound.google;

import java.util.Arrays;
import java.util.Set;
import rollbook.google.GoogleHttp;
import rollbook.ousync.domain.Trouble;

/**
 * What it means when Google does not answer what was asked, how often it is asked then and what the trouble is when that is
 * used up. This table is the whole rule (PROTOCOLS §F); the reasons are Google's words.
 */
enum Meaning {
    // spotless:off
    /** Passes by itself: too many questions, Google's own troubles, a connection that broke, half an answer. */
    PASSES          (6, Trouble.DIRECTORY_FAILED,
                     "quotaExceeded", "rateLimitExceeded", "userRateLimitExceeded",
                     "backendError", "badGateway", "gatewayTimeout", "internalError", "transientError"),
    /** May not read this; said for seconds of a unit just made, too. */
    FORBIDDEN       (3, Trouble.NOT_A_GOOGLE_ADMIN, "forbidden"),
    /** The school switched the API off for its users. */
    API_OFF         (1, Trouble.NOT_A_GOOGLE_ADMIN, "domainCannotUseApis"),
    /** The API is off in this product's own project at Google: no school can mend that, so none is paused by it. */
    OURS_OFF        (1, Trouble.DIRECTORY_FAILED, "accessNotConfigured"),
    SCOPE_MISSING   (1, Trouble.SCOPE_LOST, "insufficientPermissions"),
    /** The access token is not taken; the next try has a new one. A lost authorization has no new one: GRANT_LOST. */
    ACCESS_REFUSED  (2, Trouble.DIRECTORY_FAILED),
    /** The refresh token is not taken. */
    GRANT_LOST      (1, Trouble.AUTHORIZATION_LOST, "invalid_grant"),
    BAD_REQUEST     (1, Trouble.DIRECTORY_FAILED),
    /** Google says in so many words that it has none. */
    NOT_THERE       (1, Trouble.DIRECTORY_FAILED, "notFound"),
    UNKNOWN         (1, Trouble.DIRECTORY_FAILED);
    // spotless:on

    private final int tries;
    private final Trouble trouble;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is
    private final Set<String> reasons;

    Meaning(int tries, Trouble trouble, String... reasons) {
        this.tries = tries;
        this.trouble = trouble;
        this.reasons = Set.of(reasons);
    }

    /** Of an answer of the directory's. */
    static Meaning ofDirectory(int status, String reason) {
        if (GoogleHttp.passes(status)) {
            return PASSES;
        }
        return switch (status) {
            case 400 -> BAD_REQUEST;
            case 401 -> ACCESS_REFUSED;
            case 403 -> ofReason(reason, PASSES, FORBIDDEN, API_OFF, OURS_OFF, SCOPE_MISSING);
            case 404 -> ofReason(reason, NOT_THERE);
            default -> UNKNOWN;
        };
    }

    /** Of an answer of the token endpoint's. */
    static Meaning ofTokens(int status, String error) {
        return GoogleHttp.passes(status) ? PASSES : ofReason(error, GRANT_LOST);
    }

    private static Meaning ofReason(String reason, Meaning... possible) {
        return Arrays.stream(possible)
                .filter(meaning -> meaning.reasons.contains(reason))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** How often in one call Google may say so. */
    int tries() {
        return tries;
    }

    Trouble trouble() {
        return trouble;
    }
}
