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
 * @param why what the sync or Google Classroom met, as its service names it; present where one stands still
 * @param people how many are held; present where a sync holds some
 */
public record LicenseAlerted(
        UUID licenseId,
        Alert alert,
        long stamp,
        @Nullable Integer seats,
        @Nullable Integer taken,
        @Nullable Instant expiresAt,
        @Nullable String why,
        @Nullable Integer people)
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
        IN_GRACE,
        /** The Google sync stands still until an admin authorizes again. */
        SYNC_PAUSED,
        /** The Google sync holds removals until an admin approves them (X28). */
        SYNC_HELD,
        /** A teacher whose assignments enroll on it has to connect Google Classroom again: until then who opens them is not seen. */
        CLASSROOM_GRANT_GONE
    }

    /** About the seats: how many of how many are held. */
    public static LicenseAlerted ofSeats(UUID licenseId, Alert alert, long stamp, int seats, int taken) {
        return new LicenseAlerted(licenseId, alert, stamp, seats, taken, null, null, null);
    }

    /** About the term. */
    public static LicenseAlerted ofTerm(UUID licenseId, Alert alert, long stamp, Instant expiresAt) {
        return new LicenseAlerted(licenseId, alert, stamp, null, null, expiresAt, null, null);
    }

    /** About a teacher's connection with Google Classroom. */
    public static LicenseAlerted ofClassroom(UUID licenseId, long stamp, @Nullable String why) {
        return new LicenseAlerted(licenseId, Alert.CLASSROOM_GRANT_GONE, stamp, null, null, null, why, null);
    }

    /** About the Google sync. */
    public static LicenseAlerted ofSync(
            UUID licenseId, Alert alert, long stamp, @Nullable String why, @Nullable Integer people) {
        return new LicenseAlerted(licenseId, alert, stamp, null, null, null, why, people);
    }

    @Override
    public String toString() {
        return "LicenseAlerted[" + licenseId + ", " + alert + ", stamp=" + stamp + "]";
    }
}
