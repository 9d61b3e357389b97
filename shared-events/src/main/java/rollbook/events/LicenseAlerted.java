package rollbook.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something the admins of a license should know in time. It is no verdict and takes no position in the ledger.
 *
 * @param stamp microseconds since 1970 of the database clock when it was noticed
 * @param seats how many there are; present in an alert about seats
 * @param taken how many of them members and pending invites hold; present in an alert about seats
 * @param expiresAt when the term is over; present in an alert about the term
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
        /** Three quarters of the seats are held, by members and pending invites. */
        SEATS_LOW,
        /** All seats are held; who comes now waits. */
        SEATS_GONE,
        /** The term is over in 30 days, in 7, or tomorrow; a grace may follow. */
        EXPIRES_SOON,
        /** The term is over and the grace runs. */
        IN_GRACE
    }
}
