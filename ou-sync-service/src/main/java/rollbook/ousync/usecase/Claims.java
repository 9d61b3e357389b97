package rollbook.ousync.usecase;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.problem.ProblemType;

/** The claims of licenses, at license-service, which alone decides (R4, R15). Not within a transaction. */
public interface Claims {

    /** What license-service refuses a claim by, passed on as it says it. */
    record Refusal(
            int status, String slug, String title, @Nullable String rule) implements ProblemType {}

    /**
     * Claims a license for a sync; the same sync may ask any number of times.
     *
     * @return why not; empty = it is held
     * @throws ProblemException 404 for an unknown license, 503 while license-service is away
     */
    Optional<Refusal> claim(UUID licenseId, UUID syncId);

    /** Says when the sync runs next. False: it does not hold the license any more. */
    boolean runsNext(UUID licenseId, UUID syncId, Instant at);

    /** Sees to it that this sync holds the license no more. */
    void release(UUID licenseId, UUID syncId);
}
