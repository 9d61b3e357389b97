package rollbook.enrollment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.LicenseOwner.Question;
import rollbook.licenses.testing.LicenseOwner.Reply;

/** Whom license-service knows a domain to vouch for, as its internal API tells. */
final class VouchedAccounts {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** By license and account, the stamp of the word. */
    private static final Map<UUID, Map<UUID, Long>> VOUCHED = new ConcurrentHashMap<>();

    private static final ConcurrentLinkedQueue<Asked> ASKED = new ConcurrentLinkedQueue<>();
    private static final Map<UUID, CountDownLatch> HELD_BACK = new ConcurrentHashMap<>();
    /** Less than who asks waits for an answer. */
    private static final int PATIENCE_SECONDS = 4;

    private VouchedAccounts() {}

    /** A question: of which license, about how many accounts, words since when, and the stamp at which it came. */
    record Asked(UUID licenseId, int accounts, long since, long stamp) {}

    /** From now on the stand-in answers for them, too. */
    static void answer() {
        LicenseOwner.answersAt("/unvouched", VouchedAccounts::unvouched);
    }

    /** The domain vouches for these accounts from now on. */
    static void vouchesFor(UUID licenseId, Set<UUID> accounts) {
        var words = VOUCHED.computeIfAbsent(licenseId, _ -> new ConcurrentHashMap<>());
        var stamp = stamp();
        accounts.forEach(account -> words.put(account, stamp));
    }

    /** They were removed by hand. */
    static void removed(UUID licenseId, UUID account) {
        VOUCHED.computeIfAbsent(licenseId, _ -> new ConcurrentHashMap<>()).remove(account);
    }

    /** The next question about a license is not answered before the latch is down. */
    static CountDownLatch holdsBackTheNext(UUID licenseId) {
        var latch = new CountDownLatch(1);
        HELD_BACK.put(licenseId, latch);
        return latch;
    }

    /** The questions about a license. */
    static List<Asked> asked(UUID licenseId) {
        return ASKED.stream()
                .filter(asked -> asked.licenseId().equals(licenseId))
                .toList();
    }

    private static Reply unvouched(Question question) {
        try {
            var licenseId = UUID.fromString(question.path().split("/", -1)[3]);
            var words = VOUCHED.getOrDefault(licenseId, Map.of());
            var body = JSON.readTree(question.body());
            var since = body.path("since").asLong();
            ASKED.add(new Asked(licenseId, body.get("accounts").size(), since, stamp()));
            var held = HELD_BACK.remove(licenseId);
            if (held != null && !held.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Reply(503, "{}");
            }
            var answer = JSON.createObjectNode();
            var missing = answer.putArray("accounts");
            body.get("accounts").forEach(account -> {
                if (Objects.requireNonNullElse(words.get(UUID.fromString(account.asText())), 0L) <= since) {
                    missing.add(account);
                }
            });
            return new Reply(200, answer.toString());
        } catch (JsonProcessingException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long stamp() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
