package rollbook.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acted, as the accepting service saw them in the token.
 *
 * @param accountId the account, the {@code sub} of the token; absent for a timer
 * @param email the verified address of the account, normalized
 * @param role in what capacity they acted; license-service judges it again
 */
public record Actor(@Nullable UUID accountId, @Nullable String email, Role role) {

    /** A timer or another service, acting for nobody. */
    public static final Actor SYSTEM = new Actor(null, null, Role.SYSTEM);

    /** The capacity somebody acts in. */
    public enum Role {
        /** Runs the license; whether with domain authority is license-service's to know. */
        LICENSE_ADMIN,
        /** An authorized member of the vendor's team. */
        STAFF,
        /** Anyone signed in, acting for themselves. */
        USER,
        /** A timer or another service, acting for nobody. */
        SYSTEM
    }

    @Override
    public String toString() {
        return "Actor[" + accountId + ", " + role + "]";
    }
}
