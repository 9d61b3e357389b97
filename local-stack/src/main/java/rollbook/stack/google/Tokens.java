package rollbook.stack.google;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Access and refresh tokens. A token says itself, sealed, what it grants: so the refresh tokens a service kept are
 * good after a restart too. What was revoked or expired by hand is known until then.
 */
final class Tokens {
    static final Duration ACCESS_LIFETIME = Duration.ofHours(1);
    private static final String ACCESS = "ya29.";
    private static final String REFRESH = "1//0";
    private static final String ALGORITHM = "HmacSHA256";

    /** No secret: this Google has nothing to protect, and shall know its tokens again. */
    private static final SecretKeySpec KEY =
            new SecretKeySpec("rollbook.stack.google".getBytes(StandardCharsets.UTF_8), ALGORITHM);

    private final Clock clock;
    private final AtomicLong lastSerial = new AtomicLong();
    private final Map<String, Grant> consents = new ConcurrentHashMap<>();
    private final Map<String, Long> revokedUpTo = new ConcurrentHashMap<>();
    private final Map<String, Long> expiredUpTo = new ConcurrentHashMap<>();

    Tokens(Clock clock) {
        this.clock = clock;
    }

    /** Remembers what was allowed, and says whether it is the first time: only then is there a refresh token unasked. */
    synchronized boolean consent(Grant grant) {
        var first = !consents.containsKey(grant.consent());
        consents.merge(grant.consent(), grant, (before, now) -> before.with(now.scopes()));
        return first;
    }

    Set<String> consented(Grant grant) {
        var before = consents.get(grant.consent());
        return before == null ? Set.of() : before.scopes();
    }

    String access(Grant grant) {
        return sealed(ACCESS, grant);
    }

    String refresh(Grant grant) {
        return sealed(REFRESH, grant);
    }

    Optional<Grant> accessed(String token) {
        return opened(ACCESS, token)
                .filter(this::isStanding)
                .filter(ticket -> ticket.serial()
                                > expiredUpTo.getOrDefault(ticket.grant().accountId(), 0L)
                        && ticket.serial() > micros() - ACCESS_LIFETIME.toNanos() / 1_000)
                .map(Ticket::grant);
    }

    Optional<Grant> refreshed(String token) {
        return opened(REFRESH, token).filter(this::isStanding).map(Ticket::grant);
    }

    /** Whose token it is, be it good or not. */
    Optional<String> holder(String token) {
        return opened(ACCESS, token)
                .or(() -> opened(REFRESH, token))
                .map(ticket -> ticket.grant().accountId());
    }

    /** Whether there was anything to revoke: either token takes all others of its consent with it. */
    boolean revoke(String token) {
        var grant = accessed(token).or(() -> refreshed(token));
        grant.ifPresent(revoked -> {
            revokedUpTo.put(revoked.consent(), serial());
            consents.remove(revoked.consent());
        });
        return grant.isPresent();
    }

    void revokeAll(String accountId) {
        revokedUpTo.put(accountId, serial());
        consents.keySet().removeIf(consent -> consent.startsWith(accountId + " "));
    }

    void expireAccess(String accountId) {
        expiredUpTo.put(accountId, serial());
    }

    private boolean isStanding(Ticket ticket) {
        return ticket.serial() > revokedUpTo.getOrDefault(ticket.grant().consent(), 0L)
                && ticket.serial() > revokedUpTo.getOrDefault(ticket.grant().accountId(), 0L);
    }

    private String sealed(String start, Grant grant) {
        var fields = new JsonArray()
                .add(grant.accountId())
                .add(grant.clientId())
                .add(grant.scope())
                .add(serial());
        var said = base64(fields.toBuffer().getBytes());
        return start + said + "." + seal(start + said);
    }

    private static Optional<Ticket> opened(String start, String token) {
        var dot = token.lastIndexOf('.');
        if (!token.startsWith(start)
                || dot < start.length()
                || !MessageDigest.isEqual(
                        seal(token.substring(0, dot)).getBytes(StandardCharsets.UTF_8),
                        token.substring(dot + 1).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        try {
            var fields = new JsonArray(new String(
                    Base64.getUrlDecoder().decode(token.substring(start.length(), dot)), StandardCharsets.UTF_8));
            var scopes = Set.of(fields.getString(2).split(" "));
            return Optional.of(
                    new Ticket(new Grant(fields.getString(0), fields.getString(1), scopes), fields.getLong(3)));
        } catch (DecodeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String seal(String said) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(KEY);
            return base64(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The time, but never the same twice. */
    private long serial() {
        return lastSerial.accumulateAndGet(micros(), (last, now) -> Math.max(last + 1, now));
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /** What a token says. */
    private record Ticket(Grant grant, long serial) {}
}
