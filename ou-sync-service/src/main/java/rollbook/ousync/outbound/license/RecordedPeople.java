package rollbook.ousync.outbound.license;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.ousync.usecase.LicensePeople;

/** Asks license-service for the people units brought onto a license. */
@ApplicationScoped
class RecordedPeople implements LicensePeople {
    private static final int AT_ONCE = 5_000;
    private static final int NOT_FOUND = 404;

    private final LicenseService licenseService;

    RecordedPeople(@RestClient LicenseService licenseService) {
        this.licenseService = licenseService;
    }

    @Override
    public Part changedAfter(UUID licenseId, long seq, @Nullable UUID next) {
        try {
            var answer = licenseService.grants(licenseId, seq, next, AT_ONCE);
            return new Part(
                    answer.seq(),
                    answer.people().stream().map(RecordedPeople::person).toList(),
                    answer.next());
        } catch (WebApplicationException e) {
            throw new ProblemException(
                    e.getResponse().getStatus() == NOT_FOUND ? CommonProblem.NOT_FOUND : CommonProblem.UNAVAILABLE);
        } catch (ProcessingException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        }
    }

    private static Person person(LicenseService.Person person) {
        var units = person.units().stream()
                .filter(LicenseService.Unit::vouched)
                .map(LicenseService.Unit::unitId)
                .toList();
        return new Person(person.memberId(), person.googleId(), person.email(), units);
    }
}
