package rollbook.lms.usecase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.lms.domain.Platform;

/** LTI platforms as our tool is registered with them. */
public interface Registrations {

    /** One of them; issuer and client id are unique together. */
    record Registration(
            UUID id,
            Platform platform,
            String issuer,
            String clientId,
            String authUrl,
            String tokenUrl,
            String jwksUrl) {

        /**
         * Somebody of a deployment, as events name them. Whoever registers a platform of their own may say of it what they like,
         * another school's issuer and deployment too: of such a one the client and deployment count together.
         */
        public LmsUser user(String deployment, String subject, @Nullable String email) {
            var place = platform == Platform.OTHER ? Digests.of(clientId + "\n" + deployment) : deployment;
            return new LmsUser(issuer, place, subject, email);
        }

        /** Whether nothing but the id differs. */
        boolean says(Registration other) {
            return equals(new Registration(
                    id,
                    other.platform(),
                    other.issuer(),
                    other.clientId(),
                    other.authUrl(),
                    other.tokenUrl(),
                    other.jwksUrl()));
        }
    }

    Optional<Registration> find(UUID id);

    /** Those of an issuer, 50 at most. */
    List<Registration> of(String issuer);

    Optional<Registration> find(String issuer, String clientId);

    /** Whether any deployment of it is connected. */
    boolean isConnected(UUID id);

    /**
     * What is kept.
     *
     * @param replaced whether it had other URLs before
     */
    record Kept(Registration registration, boolean replaced) {}

    /**
     * Keeps it, or answers the one there is of that issuer and client id, which takes on these URLs unless a connection that was
     * confirmed uses it. Whoever else does the same waits until the transaction is over.
     */
    Kept keep(Registration registration);
}
