package rollbook.enrollment.outbound.license;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import rollbook.enrollment.outbound.license.DomainApi.Holding;
import rollbook.enrollment.usecase.Claims;
import rollbook.licenses.ClaimAnswers;

/** Claims a license's domains where all claims are decided. */
@ApplicationScoped
class LicenseClaims implements Claims {
    private final DomainApi licenseService;
    private final ClaimAnswers answers;

    LicenseClaims(@RestClient DomainApi licenseService, ClaimAnswers answers) {
        this.licenseService = licenseService;
        this.answers = answers;
    }

    @Override
    public Optional<ClaimAnswers.Refusal> claim(UUID licenseId, String domain, UUID holder, Instant nextRunAt) {
        return answers.refusal(() -> licenseService.claim(licenseId, domain, new Holding(holder, nextRunAt)));
    }

    @Override
    public Optional<ClaimAnswers.Refusal> runNext(UUID licenseId, String domain, UUID holder, Instant nextRunAt) {
        return answers.refusal(() -> licenseService.runNext(licenseId, domain, new Holding(holder, nextRunAt)));
    }

    @Override
    public void release(UUID licenseId, String domain, UUID holder) {
        answers.released(() -> licenseService.release(licenseId, domain, holder));
    }
}
