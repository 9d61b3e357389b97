package rollbook.enrollment.outbound.license;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import rollbook.enrollment.outbound.license.DomainApi.Question;
import rollbook.enrollment.usecase.Vouchers;
import rollbook.events.EnrollmentMethod;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** Asks license-service whom a domain still has to name. */
@ApplicationScoped
class LicenseVouchers implements Vouchers {
    private final DomainApi licenseService;

    LicenseVouchers(@RestClient DomainApi licenseService) {
        this.licenseService = licenseService;
    }

    @Override
    public List<UUID> missing(UUID licenseId, String domain, long since, List<UUID> accounts) {
        try {
            return licenseService
                    .unvouched(licenseId, new Question(EnrollmentMethod.DOMAIN, domain, since, accounts))
                    .accounts();
        } catch (WebApplicationException | ProcessingException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        }
    }
}
