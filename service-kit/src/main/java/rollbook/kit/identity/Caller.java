package rollbook.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import rollbook.events.EmailAddress;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** Who is calling, as the bearer token proves it. */
@RequestScoped
public class Caller {
    /** Realm roles, as DESIGN §5 names them. */
    public static final String STAFF = "staff";

    public static final String SERVICE = "service";

    /** The app itself, asking on behalf of nobody. */
    public static final String APP = "app";

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    Caller(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    /** The account: the token's {@code sub}. */
    public UUID accountId() {
        try {
            return UUID.fromString(token.getSubject());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new ProblemException(CommonProblem.NOT_SIGNED_IN);
        }
    }

    /**
     * The account's address.
     *
     * @throws ProblemException 403 unless the identity provider has verified it: an address anybody can claim is no proof
     */
    public EmailAddress email() {
        if (!Boolean.TRUE.equals(token.<Object>getClaim("email_verified"))) {
            throw new ProblemException(CommonProblem.ADDRESS_NOT_VERIFIED);
        }
        return EmailAddress.parse(String.valueOf(token.<Object>getClaim("email"))) instanceof EmailAddress address
                ? address
                : refuse();
    }

    /** When the token expires: what outlives the request ends then. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    /** When the token was issued: what it says of the account was so then. Now, where it does not say. */
    public Instant issuedAt() {
        var seconds = token.getIssuedAtTime();
        return seconds > 0 ? Instant.ofEpochSecond(seconds) : Instant.now();
    }

    public boolean isStaff() {
        return identity.hasRole(STAFF);
    }

    private static EmailAddress refuse() {
        throw new ProblemException(CommonProblem.ADDRESS_NOT_VERIFIED);
    }
}
