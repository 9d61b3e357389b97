package rollbook.lms.outbound.google;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rollbook.google.GoogleAccounts;
import rollbook.google.GoogleAccounts.Access;
import rollbook.google.GoogleAccounts.Away;
import rollbook.google.GoogleAccounts.Gone;
import rollbook.lms.domain.GrantTrouble;
import rollbook.lms.usecase.Classrooms.UnreadableException;

/** Access tokens, each used until shortly before it runs out; a class that opens an assignment asks for one, not for thirty. */
final class AccessTokens {
    private static final Duration MARGIN = Duration.ofMinutes(5);
    /** They are few; where they are not, all are had anew. */
    private static final int MOST = 10_000;

    private final GoogleAccounts accounts;
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    AccessTokens(GoogleAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    private record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    /**
     * One that is good for a while.
     *
     * @throws UnreadableException when Google gives none
     */
    String of(String refreshToken) {
        var known = tokens.get(refreshToken);
        return known != null && known.until().isAfter(clock.instant()) ? known.value() : fresh(refreshToken);
    }

    /** Asks for a new one, whatever there was. */
    String fresh(String refreshToken) {
        tokens.remove(refreshToken);
        return switch (accounts.refresh(refreshToken)) {
            case Access access -> {
                if (tokens.size() >= MOST) {
                    tokens.clear();
                }
                var until = clock.instant().plus(access.goodFor()).minus(MARGIN);
                tokens.put(refreshToken, new Token(access.accessToken(), until));
                yield access.accessToken();
            }
            case Gone _ -> throw UnreadableException.of(GrantTrouble.GRANT_GONE);
            case Away _ -> throw UnreadableException.away("no access token");
        };
    }
}
