package rollbook.lms.usecase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** Keeps it unless there is one of that issuer and client id; answers the one there is. */
    Registration keep(Registration registration);
}
