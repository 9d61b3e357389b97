package rollbook.ousync.usecase;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ClaimAnswers;

/** The claims of licenses, at license-service, which alone decides (R4, R15). Not within a transaction. */
public interface Claims {

    /**
     * Claims a license for a sync; the same sync may ask any number of times.
     *
     * @return why not; empty = it is held
     * @throws ProblemException 404 for an unknown license, 503 while license-service is away
     */
    Optional<ClaimAnswers.Refusal> claim(UUID licenseId, UUID syncId);

    /** Says when the sync runs next. False: it does not hold the license any more. */
    boolean runsNext(UUID licenseId, UUID syncId, Instant at);

    /** Sees to it that this sync holds the license no more. */
    void release(UUID licenseId, UUID syncId);
}
