package rollbook.enrollment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.LicenseOwner.Question;
import rollbook.licenses.testing.LicenseOwner.Reply;

/** license-service's claims of domains, and whom it knows them to vouch for, as its internal API tells. */
final class ClaimedDomains {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLAIMS = "/claims/domains/";
    private static final Map<String, Claim> HELD = new ConcurrentHashMap<>();
    private static final Map<UUID, Reply> REFUSING = new ConcurrentHashMap<>();
    private static final Map<UUID, Set<UUID>> VOUCHED = new ConcurrentHashMap<>();
    private static final ConcurrentLinkedQueue<Asked> ASKED = new ConcurrentLinkedQueue<>();

    private ClaimedDomains() {}

    /** Who holds a domain, and when it is scanned next. */
    record Claim(UUID holder, @Nullable Instant nextRunAt) {}

    /** A question about accounts: of which license, and how many. */
    record Asked(UUID licenseId, int accounts) {}

    /** From now on the stand-in answers for claims, too. */
    static void answer() {
        LicenseOwner.answersAt(CLAIMS, ClaimedDomains::claim);
        LicenseOwner.answersAt("/unvouched", ClaimedDomains::unvouched);
    }

    /** Every claim on a license is refused so, until {@link #allows}. */
    static void refuses(UUID licenseId, String slug, String rule) {
        var problem = JSON.createObjectNode()
                .put("type", "/problems/" + slug)
                .put("title", "A sentence of license-service.")
                .put("status", 409)
                .put("rule", rule);
        REFUSING.put(licenseId, new Reply(409, problem.toString()));
    }

    static void allows(UUID licenseId) {
        REFUSING.remove(licenseId);
    }

    /** The claim of a license on a domain, if anybody holds it. */
    static @Nullable Claim held(UUID licenseId, String domain) {
        return HELD.get(licenseId + CLAIMS + domain);
    }

    /** Somebody claimed a domain before. */
    static void hold(UUID licenseId, String domain, UUID holder) {
        HELD.put(licenseId + CLAIMS + domain, new Claim(holder, null));
    }

    /** The domain vouches for these accounts from now on. */
    static void vouchesFor(UUID licenseId, Set<UUID> accounts) {
        VOUCHED.computeIfAbsent(licenseId, _ -> ConcurrentHashMap.newKeySet()).addAll(accounts);
    }

    /** They were removed by hand. */
    static void removed(UUID licenseId, UUID account) {
        VOUCHED.computeIfAbsent(licenseId, _ -> ConcurrentHashMap.newKeySet()).remove(account);
    }

    /** How many accounts each question about a license named. */
    static List<Integer> asked(UUID licenseId) {
        return ASKED.stream()
                .filter(asked -> asked.licenseId().equals(licenseId))
                .map(Asked::accounts)
                .toList();
    }

    private static Reply claim(Question question) {
        var licenseId = licenseId(question);
        var key = licenseId + question.path().substring(question.path().indexOf(CLAIMS));
        if (question.method().equals("DELETE")) {
            HELD.computeIfPresent(
                    key, (_, claim) -> question.query().endsWith(claim.holder().toString()) ? null : claim);
            return new Reply(204, "");
        }
        if (REFUSING.containsKey(licenseId)) {
            return REFUSING.get(licenseId);
        }
        var holding = read(question.body());
        var holder = UUID.fromString(holding.get("holder").asText());
        var claim = new Claim(holder, Instant.parse(holding.get("nextRunAt").asText()));
        var now = HELD.merge(key, claim, (one, other) -> one.holder().equals(other.holder()) ? other : one);
        return now.holder().equals(holder)
                ? new Reply(200, question.body())
                : new Reply(409, "{\"type\":\"/problems/claimed-already\",\"title\":\"Held.\",\"rule\":\"§2\"}");
    }

    private static Reply unvouched(Question question) {
        var vouched = VOUCHED.getOrDefault(licenseId(question), Set.of());
        var answer = JSON.createObjectNode();
        var missing = answer.putArray("accounts");
        var asked = read(question.body()).get("accounts");
        asked.forEach(account -> {
            if (!vouched.contains(UUID.fromString(account.asText()))) {
                missing.add(account);
            }
        });
        ASKED.add(new Asked(licenseId(question), asked.size()));
        return new Reply(200, answer.toString());
    }

    private static UUID licenseId(Question question) {
        return UUID.fromString(question.path().split("/", -1)[3]);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
