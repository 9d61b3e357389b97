package rollbook.ousync.usecase;

import java.net.URI;
import java.util.Set;
import rollbook.kit.problem.ProblemException;

/** Google's consent page and the tokens that come of it. Not within a transaction. */
public interface GoogleAccounts {

    /**
     * What Google handed out for a code, to whomever it was: from here on it is kept or revoked.
     *
     * @param refreshToken what a directory is read with from now on; a secret
     * @param scopes those granted, which may be fewer than were asked for
     * @param idToken Google's word for whose account it is
     * @param saidId the account the id token names before anybody checked it, so good for nothing but to leave alone what else is
     *     read with that account; empty where it names none
     */
    record Consent(String refreshToken, Set<String> scopes, String idToken, String saidId) {
        public Consent {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Consent[scopes=" + scopes.size() + "]";
        }
    }

    /**
     * Whose it is.
     *
     * @param googleId of their account, which outlives the address
     * @param email its address, verified by Google
     */
    record Account(String googleId, String email) {
        @Override
        public String toString() {
            return "Account[]";
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
     * @throws ProblemException 409 when Google does not take it or gives nothing lasting, 503 while Google is away
     */
    Consent redeem(String code, String verifier);

    /**
     * Whose consent it is, by an id token Google signed for us.
     *
     * @throws ProblemException 409 when it did not or vouches for no address, 503 while its keys are not to be had
     */
    Account account(Consent consent);

    /** Has Google forget an authorization; one it does not know any more is forgotten already. False: Google is away. */
    boolean revoke(String refreshToken);
}
