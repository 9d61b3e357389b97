package rollbook.stack.google;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Authorization codes: each good for ten minutes and for once. */
final class Codes {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int BYTES = 48;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Code> open = new ConcurrentHashMap<>();

    Codes(Clock clock) {
        this.clock = clock;
    }

    String issue(AuthRequest request, Grant grant) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var code = "4/0A" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        open.put(code, new Code(request, grant, clock.instant().plus(LIFETIME)));
        return code;
    }

    Optional<Code> redeem(String code) {
        return Optional.ofNullable(open.remove(code))
                .filter(found -> found.until().isAfter(clock.instant()));
    }

    /** What one stands for. */
    record Code(AuthRequest request, Grant grant, Instant until) {}
}
