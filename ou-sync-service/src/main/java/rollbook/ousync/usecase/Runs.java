package rollbook.ousync.usecase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Outcome;
import rollbook.ousync.domain.Trouble;

/** The runs of the syncs. A sync has one runner at a time, known by the number of its lease. */
public interface Runs {

    /** How a run ended. */
    enum Result {
        /** All was read, and all of it said. */
        DONE,
        /** All was read; who is absent is held until somebody approves (X28). */
        HELD,
        /** Not all was read: nobody left by it. */
        FAILED
    }

    /**
     * A run that was begun.
     *
     * @param id the batch of everybody it names
     * @param stamp of all it says, read before its first page
     * @param lease what this runner is known by
     * @param nextAt when the one after it begins at the latest
     */
    record Run(UUID id, long stamp, long lease, Instant nextAt, Syncs.Sync sync) {
        UUID licenseId() {
            return sync.licenseId();
        }
    }

    /** What a run has done so far. */
    record Progress(int seen, int suspended, int archived, int joined, int left, int held) {}

    /**
     * A run to look at.
     *
     * @param endedAt null while it goes on
     * @param judged how many of those it named have their verdict, {@code outcomes} how they fared
     */
    record Past(
            UUID id,
            Instant beganAt,
            @Nullable Instant endedAt,
            @Nullable Result result,
            @Nullable Trouble trouble,
            Progress progress,
            int judged,
            Map<Outcome, Integer> outcomes) {}

    /**
     * Begins the run most due: its time has come and nobody is at it, or whoever was has not been heard of since their lease
     * ran out.
     * One whose people are not all judged is left alone, for up to half an hour.
     *
     * @param every from this start to the next at the latest; up to a tenth earlier, by lot (X8)
     */
    Optional<Run> begin(UUID id, Duration every);

    /** In the transaction that says something: still this runner's, for a while longer. False: it is another's by now. */
    boolean goOn(Run run, Progress progress);

    /**
     * Ends a run; a trouble that takes a new authorization pauses the sync, one of ours has it run again a minute later, and
     * twice as late each time it fails in a row (X8 is kept: never later than it was due). False: the sync is another runner's
     * by now.
     *
     * @param reviewed every picked unit was read to its end: nothing more is held for a review
     */
    boolean end(Run run, Result result, @Nullable Trouble trouble, boolean reviewed);

    /** So many people that run named have their verdict; nothing happens where it is no run. */
    void judged(UUID runId, Map<Outcome, Integer> outcomes);

    /** The runs of a license's sync, the latest first. */
    List<Past> past(UUID licenseId, int limit);

    /** The latest that read everything. */
    Optional<Past> lastSuccess(UUID licenseId);

    /** Forgets runs of more than thirty days ago. */
    void forgetOld();
}
