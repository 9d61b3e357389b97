package rollbook.ousync.usecase;

import java.net.URI;
import java.util.Set;
import rollbook.kit.problem.ProblemException;

/** Google's consent page and the tokens that come of it. Not within a transaction. */
public interface GoogleAccounts {

    /**
     * What somebody consented to.
     *
     * @param googleId of their account, which outlives the address
     * @param email its address, verified by Google
     * @param scopes those granted, which may be fewer than were asked for
     * @param refreshToken what their directory is read with from now on; a secret
     */
    record Consent(String googleId, String email, Set<String> scopes, String refreshToken) {
        public Consent {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Consent[scopes=" + scopes.size() + "]";
        }
    }

    /** Whether these scopes suffice to read users and units, which is all that is ever asked for (R10). */
    boolean suffice(Set<String> scopes);

    /**
     * The page at Google where the admin consents, for offline access and by PKCE.
     *
     * @param state comes back with the answer
     * @param challenge the S256 of what {@link #redeem} is given
     * @param email the account that is suggested
     */
    URI consentPage(String state, String challenge, String email);

    /**
     * Redeems the code Google sent the browser back with.
     *
     * @throws ProblemException 409 when Google does not take it or vouches for no address, 503 while Google is away
     */
    Consent redeem(String code, String verifier);

    /** Has Google forget an authorization; one it does not know any more is forgotten already. False: Google is away. */
    boolean revoke(String refreshToken);
}
