package rollbook.ousync.outbound.license;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.usecase.LicensePeople;

/** Asks license-service for the people units brought onto a license. */
@ApplicationScoped
class RecordedPeople implements LicensePeople {
    private static final int AT_ONCE = 5_000;

    private final LicenseService licenseService;

    RecordedPeople(@RestClient LicenseService licenseService) {
        this.licenseService = licenseService;
    }

    @Override
    public Part changedAfter(UUID licenseId, long seq, @Nullable UUID next) {
        var answer = Answers.of(() -> licenseService.grants(licenseId, seq, next, AT_ONCE));
        return new Part(
                answer.seq(),
                answer.people().stream().map(RecordedPeople::person).toList(),
                answer.next());
    }

    private static Person person(LicenseService.Person person) {
        var units = person.units().stream()
                .filter(LicenseService.Unit::vouched)
                .map(LicenseService.Unit::unitId)
                .toList();
        return new Person(person.memberId(), person.googleId(), person.email(), units);
    }
}
