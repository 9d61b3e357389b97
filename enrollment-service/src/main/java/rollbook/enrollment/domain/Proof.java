package rollbook.enrollment.domain;

import org.jspecify.annotations.Nullable;

/**
 * What says that a domain is the customer's (X13).
 *
 * @param reason why staff vouch for it; of an attestation always there, of DNS never
 */
public record Proof(Kind kind, @Nullable String reason) {

    /** The ways to prove a domain. */
    public enum Kind {
        /** A TXT record that only who runs the domain can set. */
        DNS,
        /** Staff say so, with a reason. */
        ATTESTED
    }

    /** The record was found. */
    public static final Proof BY_DNS = new Proof(Kind.DNS, null);

    /** Staff vouch for it. */
    public static Proof attested(String reason) {
        return new Proof(Kind.ATTESTED, reason);
    }
}
