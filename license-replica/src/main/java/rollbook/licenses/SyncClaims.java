package rollbook.licenses;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.ClaimApi.Holding;

/** The claims of syncs (R4, R15). Not within a transaction. */
@ApplicationScoped
public class SyncClaims {
    private final ClaimApi licenseService;
    private final ClaimAnswers answers;

    SyncClaims(@RestClient ClaimApi licenseService, ClaimAnswers answers) {
        this.licenseService = licenseService;
        this.answers = answers;
    }

    /**
     * Claims a license for a sync; the same sync may ask any number of times.
     *
     * @return why not; empty = it is held
     * @throws ProblemException 404 for an unknown license, 503 while license-service is away
     */
    public Optional<ClaimAnswers.Refusal> claim(UUID licenseId, UUID syncId) {
        return answers.refusal(() -> licenseService.claim(licenseId, new Holding(syncId, null)));
    }

    /** Says when the sync runs next. False: it does not hold the license any more. */
    public boolean runsNext(UUID licenseId, UUID syncId, Instant at) {
        return answers.refusal(() -> licenseService.runsNext(licenseId, new Holding(syncId, at)))
                .isEmpty();
    }

    /** Sees to it that this sync holds the license no more. */
    public void release(UUID licenseId, UUID syncId) {
        answers.released(() -> licenseService.release(licenseId, syncId));
    }
}
