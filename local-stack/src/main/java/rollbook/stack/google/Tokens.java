package rollbook.stack.google;

import io.vertx.core.json.JsonArray;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Access and refresh tokens. A token says itself, sealed, what it grants: so the refresh tokens a service kept are
 * good after a restart too. What was revoked or expired by hand is known until then.
 */
final class Tokens {
    static final Duration ACCESS_LIFETIME = Duration.ofSeconds(3599);
    private static final String ACCESS = "ya29.";
    private static final String REFRESH = "1//0";

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
        return Seal.sealed(
                start,
                new JsonArray()
                        .add(grant.accountId())
                        .add(grant.clientId())
                        .add(grant.scope())
                        .add(serial()));
    }

    private static Optional<Ticket> opened(String start, String token) {
        return Seal.opened(start, token)
                .map(said -> new Ticket(
                        new Grant(
                                said.getString(0),
                                said.getString(1),
                                Set.of(said.getString(2).split(" "))),
                        said.getLong(3)));
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
