package rollbook.lms.outbound.license;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.lms.domain.Settlement.MakersLicense;
import rollbook.lms.outbound.license.LicenseService.Maker;
import rollbook.lms.outbound.license.LicenseService.Question;
import rollbook.lms.usecase.Makers;

/** Asks license-service, which alone knows who is on a license. */
@ApplicationScoped
class LicenseMakers implements Makers {
    private final LicenseService licenseService;

    LicenseMakers(@RestClient LicenseService licenseService) {
        this.licenseService = licenseService;
    }

    @Override
    public List<MakersLicense> licensesOf(
            LmsUser maker, @Nullable UUID account, boolean trusted, @Nullable UUID licenseId) {
        var asked = new Maker(maker.issuer(), maker.deployment(), maker.subject(), maker.email(), account);
        try {
            return licenseService
                    .licensesOf(new Question(asked, trusted, licenseId))
                    .licenses();
        } catch (WebApplicationException | ProcessingException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        }
    }
}
