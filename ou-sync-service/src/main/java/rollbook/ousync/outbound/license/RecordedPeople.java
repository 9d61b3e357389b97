package rollbook.ousync.outbound.license;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.usecase.LicensePeople;

/** Asks license-service for the people units brought onto a license. */
@ApplicationScoped
class RecordedPeople implements LicensePeople {
    private static final int AT_ONCE = 2_500;

    private final LicenseService licenseService;

    RecordedPeople(@RestClient LicenseService licenseService) {
        this.licenseService = licenseService;
    }

    @Override
    public Part changedAfter(UUID licenseId, UUID syncId, long seq, @Nullable UUID next) {
        var answer = Answers.of(() -> licenseService.grants(licenseId, seq, next, AT_ONCE));
        return new Part(
                answer.seq(),
                answer.people().stream().map(person -> person(person, syncId)).toList(),
                answer.next());
    }

    private static Person person(LicenseService.Person person, UUID syncId) {
        var units = person.units().stream()
                .filter(unit -> unit.vouched() && syncId.equals(unit.syncId()))
                .map(LicenseService.Unit::unitId)
                .toList();
        return new Person(person.memberId(), person.googleId(), person.email(), units);
    }
}
