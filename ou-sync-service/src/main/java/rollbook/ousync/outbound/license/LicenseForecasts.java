package rollbook.ousync.outbound.license;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.SourceEnded;
import rollbook.ousync.outbound.license.LicenseService.Source;
import rollbook.ousync.usecase.Forecasts;

/** Asks license-service what it would decide. */
@ApplicationScoped
class LicenseForecasts implements Forecasts {
    private final LicenseService licenseService;

    LicenseForecasts(@RestClient LicenseService licenseService) {
        this.licenseService = licenseService;
    }

    @Override
    public Joined joining(UUID licenseId, String unitId, @Nullable Seats seats, List<Newcomer> people) {
        var question = new LicenseService.Joining(EnrollmentMethod.OU, unitId, Actor.SYSTEM, seats, people);
        return Answers.of(() -> licenseService.joining(licenseId, question));
    }

    @Override
    public Left leaving(UUID licenseId, List<String> units, List<String> googleIds) {
        var sources = units.stream()
                .map(unit -> new Source(SourceEnded.Kind.UNIT, unit))
                .toList();
        var people = new ArrayList<Leaving>();
        var freed = 0;
        UUID next = null;
        do {
            var question = new LicenseService.Leaving(sources, googleIds, next);
            var page = Answers.of(() -> licenseService.leaving(licenseId, question));
            freed += page.freed();
            page.people().stream().map(LicenseForecasts::leaving).forEach(people::add);
            next = page.next();
        } while (next != null);
        return new Left(freed, people);
    }

    private static Leaving leaving(LicenseService.Fate fate) {
        var googleId = fate.googleId() == null ? "" : fate.googleId();
        return new Leaving(googleId, fate.keptBy(), fate.why());
    }
}
