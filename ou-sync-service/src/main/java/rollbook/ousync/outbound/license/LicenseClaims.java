package rollbook.ousync.outbound.license;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import rollbook.licenses.ClaimAnswers;
import rollbook.ousync.outbound.license.ClaimApi.Holding;
import rollbook.ousync.usecase.Claims;

/** Claims licenses where all claims are decided. */
@ApplicationScoped
class LicenseClaims implements Claims {
    private final ClaimApi licenseService;
    private final ClaimAnswers answers;

    LicenseClaims(@RestClient ClaimApi licenseService, ClaimAnswers answers) {
        this.licenseService = licenseService;
        this.answers = answers;
    }

    @Override
    public Optional<ClaimAnswers.Refusal> claim(UUID licenseId, UUID syncId) {
        return answers.refusal(() -> licenseService.claim(licenseId, new Holding(syncId, null)));
    }

    @Override
    public boolean runsNext(UUID licenseId, UUID syncId, Instant at) {
        return answers.refusal(() -> licenseService.runsNext(licenseId, new Holding(syncId, at)))
                .isEmpty();
    }

    @Override
    public void release(UUID licenseId, UUID syncId) {
        answers.released(() -> licenseService.release(licenseId, syncId));
    }
}
