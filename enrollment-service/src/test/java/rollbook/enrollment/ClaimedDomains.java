package rollbook.enrollment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.licenses.testing.LicenseOwner.Question;
import rollbook.licenses.testing.LicenseOwner.Reply;

/** license-service's claims of domains, as its internal API tells. */
final class ClaimedDomains {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLAIMS = "/claims/domains/";
    private static final String NEXT_RUN = "/next-run";
    private static final Map<String, Claim> HELD = new ConcurrentHashMap<>();
    private static final Map<UUID, Reply> REFUSING = new ConcurrentHashMap<>();
    private static final Map<UUID, Runnable> MEANWHILE = new ConcurrentHashMap<>();

    private ClaimedDomains() {}

    /** Who holds a domain, and when it is scanned next. */
    record Claim(UUID holder, @Nullable Instant nextRunAt) {}

    /** From now on the stand-in answers for claims, too. */
    static void answer() {
        LicenseOwner.answersAt(CLAIMS, ClaimedDomains::claim);
        VouchedAccounts.answer();
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

    /** Happens once, while a claim on that license, or when it runs next, is being asked for. */
    static void meanwhile(UUID licenseId, Runnable act) {
        var loader = Thread.currentThread().getContextClassLoader();
        MEANWHILE.put(licenseId, () -> {
            Thread.currentThread().setContextClassLoader(loader); // the stand-in's threads have another
            act.run();
        });
    }

    private static Reply claim(Question question) {
        var licenseId = licenseId(question);
        var path = question.path().substring(question.path().indexOf(CLAIMS));
        var key = licenseId + path.replace(NEXT_RUN, "");
        if (question.method().equals("DELETE")) {
            HELD.computeIfPresent(
                    key, (_, claim) -> question.query().endsWith(claim.holder().toString()) ? null : claim);
            return new Reply(204, "");
        }
        Optional.ofNullable(MEANWHILE.remove(licenseId)).ifPresent(Runnable::run);
        if (REFUSING.containsKey(licenseId)) {
            return REFUSING.get(licenseId);
        }
        var holding = read(question.body());
        var holder = UUID.fromString(holding.get("holder").asText());
        var claim = new Claim(holder, Instant.parse(holding.get("nextRunAt").asText()));
        return path.endsWith(NEXT_RUN) ? runNext(key, claim) : take(key, claim);
    }

    private static Reply runNext(String key, Claim claim) {
        var now = HELD.computeIfPresent(key, (_, held) -> held.holder().equals(claim.holder()) ? claim : held);
        return now != null && now.holder().equals(claim.holder()) ? new Reply(204, "") : refusal("not-held");
    }

    private static Reply take(String key, Claim claim) {
        var now = HELD.merge(key, claim, (one, other) -> one.holder().equals(other.holder()) ? other : one);
        return now.holder().equals(claim.holder()) ? new Reply(200, "{}") : refusal("claimed-already");
    }

    private static Reply refusal(String slug) {
        return new Reply(409, "{\"type\":\"/problems/" + slug + "\",\"title\":\"No.\",\"rule\":\"§2\"}");
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
