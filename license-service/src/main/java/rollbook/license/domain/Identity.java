package rollbook.license.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a fact names somebody; at least one of these. Account, Google id and LMS id are proof, an address alone is a claim
 * (DESIGN §2 <em>Person</em>).
 *
 * @param personId the person themselves, where an answer of ours is answered
 * @param address normalized
 * @param lmsId issuer, deployment and subject of an LMS as one text
 * @param addressProven whether what proves the person proves the address too: an LMS asserts one without proof
 */
public record Identity(
        @Nullable UUID personId,
        @Nullable String address,
        @Nullable UUID accountId,
        @Nullable String googleId,
        @Nullable String lmsId,
        boolean addressProven) {

    /** Somebody named by an address, and by an account where the method proves it. */
    public static Identity of(String address, @Nullable UUID accountId) {
        return new Identity(null, address, accountId, null, null, accountId != null);
    }

    /** A user of a Google directory; their address there where it is said. */
    public static Identity ofGoogle(String googleId, @Nullable String address) {
        return new Identity(null, address, null, googleId, null, true);
    }

    /** A user of an LMS; the address it asserts counts only where it is trusted for that domain. */
    public static Identity ofLms(
            String issuer, String deployment, String subject, @Nullable String address, boolean trusted) {
        return new Identity(null, address, null, null, issuer + "\n" + deployment + "\n" + subject, trusted);
    }

    /** A person we know, seen with an account. */
    public static Identity of(UUID personId, @Nullable UUID accountId) {
        return new Identity(personId, null, accountId, null, null, true);
    }

    @Override
    public String toString() {
        return "Identity[" + personId + "]";
    }
}
