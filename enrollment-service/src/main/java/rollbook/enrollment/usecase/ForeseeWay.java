package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.licenses.Authority;

/** Says before anybody is named whether people would be added or invited, and why (R25, R48): license-service's word. */
@ApplicationScoped
public class ForeseeWay {
    private final Authority authority;
    private final Forecasts forecasts;

    ForeseeWay(Authority authority, Forecasts forecasts) {
        this.authority = authority;
        this.forecasts = forecasts;
    }

    /**
     * A forecast about nobody.
     *
     * @throws rollbook.kit.problem.ProblemException 404 for a license that is not the actor's, 503 while license-service is away
     */
    public Forecasts.Forecast foresee(UUID licenseId, Actor actor) {
        authority.require(licenseId, actor);
        return forecasts.ask(licenseId, actor, null, List.of());
    }
}
