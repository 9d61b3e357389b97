package rollbook.enrollment.usecase;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ClaimAnswers;

/** What licenses are claimed for, at license-service, which alone decides (R15, R38, R44, R45). Not within a transaction. */
public interface Claims {

    /**
     * Claims a domain. The same holder may ask any number of times.
     *
     * @return why not; empty = it is held
     * @throws ProblemException 404 for an unknown license, 503 while license-service is away: then nobody knows
     */
    Optional<ClaimAnswers.Refusal> claim(UUID licenseId, String domain, UUID holder, Instant nextRunAt);

    /**
     * Says when a domain that is held is scanned next; what is not held any more stays free.
     *
     * @return why not; empty = it is held
     * @throws ProblemException as {@link #claim}
     */
    Optional<ClaimAnswers.Refusal> runNext(UUID licenseId, String domain, UUID holder, Instant nextRunAt);

    /**
     * Sees to it that this holder holds the domain no more.
     *
     * @throws ProblemException 503 while license-service is away
     */
    void release(UUID licenseId, String domain, UUID holder);
}
