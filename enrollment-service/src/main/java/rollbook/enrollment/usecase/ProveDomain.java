package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.enrollment.domain.DomainName;
import rollbook.enrollment.domain.Proof;
import rollbook.kit.problem.ProblemException;

/**
 * Proves that a domain is the customer's (X13): a TXT record only who runs it can set, or staff's word. The record's value
 * is derived from license and domain and a secret of ours, so nothing is kept of it and it proves nothing for another license.
 */
@ApplicationScoped
public class ProveDomain {
    private static final String BEFORE_DOMAIN = "_rollbook.";
    private static final String BEFORE_VALUE = "rollbook-domain=";
    private static final String PURPOSE = "rollbook domain challenge";
    private static final String ALGORITHM = "HmacSHA256";
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    /** 160 bits, 32 letters and digits. */
    private static final int VALUE_BYTES = 20;

    private static final int SHORTEST_SECRET = 32;

    private final TxtRecords txtRecords;
    private final byte[] key;

    ProveDomain(TxtRecords txtRecords, @ConfigProperty(name = "rollbook.domains.challenge-secret") String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException(
                    "ROLLBOOK_DOMAINS_CHALLENGE_SECRET must be at least " + SHORTEST_SECRET + " random characters");
        }
        this.txtRecords = txtRecords;
        this.key = hmac(secret.getBytes(StandardCharsets.UTF_8), PURPOSE);
    }

    /** The TXT record that proves a domain for a license. */
    public record Challenge(String name, String value) {}

    /** What to set. */
    public Challenge challenge(UUID licenseId, DomainName domain) {
        var mac = hmac(key, licenseId + "\n" + domain.ascii());
        return new Challenge(BEFORE_DOMAIN + domain.ascii(), BEFORE_VALUE + base32(mac));
    }

    /**
     * Sees to it that the proof holds.
     *
     * @throws ProblemException 409 when the record is not there, 503 when that cannot be told
     */
    void require(UUID licenseId, DomainName domain, Proof proof) {
        if (proof.kind() == Proof.Kind.DNS) {
            var challenge = challenge(licenseId, domain);
            if (txtRecords.at(challenge.name()).stream().map(String::strip).noneMatch(challenge.value()::equals)) {
                throw new ProblemException(DomainProblem.PROOF_NOT_FOUND);
            }
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** RFC 4648, small letters, of the first bytes; their bits are a multiple of five. */
    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        for (var bit = 0; bit < VALUE_BYTES * Byte.SIZE; bit += 5) {
            var first = bit / Byte.SIZE;
            var two = (Byte.toUnsignedInt(bytes[first]) << Byte.SIZE) | Byte.toUnsignedInt(bytes[first + 1]);
            text.append(DIGITS.charAt((two >> (2 * Byte.SIZE - 5 - bit % Byte.SIZE)) & 31));
        }
        return text.toString();
    }
}
