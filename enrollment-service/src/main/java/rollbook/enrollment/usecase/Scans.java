package rollbook.enrollment.usecase;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The scans of deployments, of each one at a time. The writes belong in a transaction under way. */
public interface Scans {

    /** How a scan ended. */
    enum Result {
        /** Everybody was compared. */
        DONE,
        /** The license is expired or suspended: nobody joins. */
        LICENSE_NOT_LIVE,
        /** license-service says that this deployment does not hold the domain. */
        CLAIM_REFUSED,
        /** It broke off and is begun anew shortly. */
        FAILED
    }

    /**
     * A scan that was begun.
     *
     * @param id the batch its people are named in
     * @param since stamp of the deployment: what was said before is of another that ended, heard or not
     * @param nextAt when the one after it begins at the latest
     */
    record Scan(UUID id, UUID deploymentId, UUID licenseId, String domain, long since, Instant nextAt) {}

    /**
     * A scan to look at.
     *
     * @param endedAt null while it goes on
     * @param said how many people it named, {@code judged} how many of them have their verdict
     */
    record Scanned(
            Instant beganAt,
            @Nullable Instant endedAt,
            @Nullable Result result,
            int said,
            int judged) {}

    /**
     * Begins the scan most due: its time has come, or whoever did the last one has not been heard of for two minutes. One
     * whose people are not all judged is left alone, for up to six hours.
     *
     * @param every how long after this one the next begins at the latest; up to a tenth earlier, by lot
     */
    Optional<Scan> begin(UUID id, Duration every);

    /** Notes that a scan goes on and names so many more people; false: it is not the deployment's any more, or that ended. */
    boolean goOn(Scan scan, int said);

    /** Ends a scan. */
    void end(Scan scan, Result result);

    /** Has the deployment scanned at once, or after the scan under way. */
    void request(UUID deploymentId);

    /** So many people named by that scan, if it is one, have their verdict. */
    void judged(UUID scanId, int people);
}
