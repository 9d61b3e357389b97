package rollbook.license.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.UserEnrolled;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.Forecast;
import rollbook.license.usecase.ForecastBatch;
import rollbook.license.usecase.LicenseProblem;

/** What a list of people would come to, asked part by part by the service that keeps the plan of it (X30). */
@Path("/internal/licenses/{licenseId}/forecasts")
@RolesAllowed(Caller.SERVICE)
public class ForecastResource {
    private final ForecastBatch forecastBatch;

    ForecastResource(ForecastBatch forecastBatch) {
        this.forecastBatch = forecastBatch;
    }

    /**
     * A part of a list.
     *
     * @param method CSV or EMAIL
     * @param actor who would commit it
     * @param seats the {@code after} of the part before; null = this is the first
     * @param people 0 to 5 000
     */
    public record Order(
            @Nullable EnrollmentMethod method,
            @Nullable Actor actor,
            Forecast.@Nullable Held seats,
            @Nullable List<@Nullable Named> people) {}

    /** One row. The address is normalized; one that is not is refused as the judge refuses it. */
    public record Named(int row, @Nullable String email) {
        @Override
        public String toString() {
            return "Named[row=" + row + "]";
        }
    }

    /** Changes nothing and waits for nobody. */
    @POST
    @Operation(hidden = true)
    public Forecast forecast(UUID licenseId, @Nullable Order body) {
        return forecastBatch
                .forecast(question(licenseId, body))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static Forecast.Question question(UUID licenseId, @Nullable Order body) {
        if (body == null || body.method() == null || body.actor() == null || body.people() == null) {
            throw new ProblemException(LicenseProblem.NO_FORECAST);
        }
        var namesPeople = body.method() == EnrollmentMethod.CSV || body.method() == EnrollmentMethod.EMAIL;
        Bounds.require(namesPeople && isPossible(body.actor()), LicenseProblem.NO_FORECAST);
        Bounds.require(body.people().size() <= Forecast.MOST_PEOPLE, LicenseProblem.NO_FORECAST);
        Bounds.require(isPossible(body.seats()), LicenseProblem.NO_FORECAST);
        var people = body.people().stream().map(ForecastResource::person).toList();
        return new Forecast.Question(licenseId, body.method(), body.actor(), body.seats(), people);
    }

    /** What JSON leaves out is null, whatever the record says of it. */
    private static boolean isPossible(Actor actor) {
        return actor.role() == Actor.Role.STAFF
                || (actor.role() == Actor.Role.LICENSE_ADMIN && actor.accountId() != null && actor.email() != null);
    }

    private static boolean isPossible(Forecast.@Nullable Held held) {
        return held == null || (held.members() >= 0 && held.invited() >= 0 && held.waiting() >= 0);
    }

    private static UserEnrolled.Person person(@Nullable Named named) {
        if (named == null || named.email() == null) {
            throw new ProblemException(LicenseProblem.NO_FORECAST);
        }
        return new UserEnrolled.Person(named.row(), named.email(), null);
    }
}
