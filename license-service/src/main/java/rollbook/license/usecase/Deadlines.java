package rollbook.license.usecase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import rollbook.license.domain.Deadline;

/** The licenses with an end in sight. In a transaction under way. */
public interface Deadlines {

    /** A license and what it was told and warned of, read at {@code now} of the database's clock. */
    record Read(UUID licenseId, Deadline deadline, Instant now) {

        /** Whether the clock made anything due on it. */
        boolean isDue() {
            return deadline.isUntold(now) || deadline.warning(now).isPresent();
        }
    }

    /** Those that end within 30 days or have ended and nobody was told. */
    List<Read> inSight();

    /** How it stands with one license, under its lock. */
    Read of(UUID licenseId);

    /** Notes that its admins were warned of this expiry, so many days before it. */
    void warned(UUID licenseId, Instant expiresAt, int days);
}
