package rollbook.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something the admins of a license should know in time. It is no verdict and takes no number of the ledger.
 *
 * @param stamp microseconds since 1970 of the database clock when it was noticed
 * @param seats how many there are, and {@code taken} how many are held, for an alert about seats
 * @param expiresAt for an alert about the end of the term
 */
public record LicenseAlerted(
        UUID licenseId,
        Alert alert,
        long stamp,
        @Nullable Integer seats,
        @Nullable Integer taken,
        @Nullable Instant expiresAt)
        implements Event {

    /** What there is to know. */
    public enum Alert {
        /** Three quarters of the seats are held. */
        SEATS_LOW,
        /** The last seat is held; who comes now waits. */
        SEATS_GONE,
        /** The term ends in 30 days, in 7, or tomorrow; a grace may follow. */
        EXPIRES_SOON,
        /** The term is over and the grace runs. */
        IN_GRACE
    }
}
