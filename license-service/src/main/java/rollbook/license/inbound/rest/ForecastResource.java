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
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.Forecast;
import rollbook.license.usecase.ForecastBatch;
import rollbook.license.usecase.LicenseProblem;

/** What a list of people, or a unit of a sync, would come to, asked part by part by the service that keeps the plan of it (X30). */
@Path("/internal/licenses/{licenseId}/forecasts")
@RolesAllowed(Caller.SERVICE)
public class ForecastResource {
    private static final int LONGEST_UNIT = 128;
    private static final int LONGEST_GOOGLE_ID = 64;

    private final ForecastBatch forecastBatch;

    ForecastResource(ForecastBatch forecastBatch) {
        this.forecastBatch = forecastBatch;
    }

    /**
     * A part of a list, or of a unit. Of a sync it is judged as if it held the license: its plan is made before.
     *
     * @param method CSV, EMAIL or OU
     * @param source the unit's id at Google, of OU
     * @param actor who would commit it; of OU the system
     * @param seats the {@code after} of the part before; null = this is the first
     * @param people 0 to 5 000
     */
    public record Order(
            @Nullable EnrollmentMethod method,
            @Nullable String source,
            @Nullable Actor actor,
            Forecast.@Nullable Held seats,
            @Nullable List<@Nullable Named> people) {}

    /**
     * One row.
     *
     * @param email normalized; one that is not is refused as the judge refuses it
     * @param googleId of OU: the user's id at Google
     */
    public record Named(
            int row, @Nullable String email, @Nullable String googleId) {
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
        var bySync = body.method() == EnrollmentMethod.OU;
        var byName = body.method() == EnrollmentMethod.CSV || body.method() == EnrollmentMethod.EMAIL;
        Bounds.require(byName || bySync, LicenseProblem.NO_FORECAST);
        Bounds.require(isPossible(body.actor(), bySync), LicenseProblem.NO_FORECAST);
        Bounds.require(!bySync || Bounds.isText(body.source(), LONGEST_UNIT), LicenseProblem.NO_FORECAST);
        Bounds.require(body.people().size() <= Forecast.MOST_PEOPLE, LicenseProblem.NO_FORECAST);
        Bounds.require(isPossible(body.seats()), LicenseProblem.NO_FORECAST);
        var people = body.people().stream().map(named -> person(named, bySync)).toList();
        return new Forecast.Question(licenseId, body.method(), body.source(), body.actor(), body.seats(), people);
    }

    /** What JSON leaves out is null, whatever the record says of it. */
    private static boolean isPossible(Actor actor, boolean bySync) {
        return switch (actor.role()) {
            case STAFF -> true;
            case LICENSE_ADMIN -> actor.accountId() != null && actor.email() != null;
            case SYSTEM -> bySync;
            case USER -> false;
            case null -> false;
        };
    }

    private static boolean isPossible(Forecast.@Nullable Held held) {
        return held == null || (held.members() >= 0 && held.invited() >= 0 && held.waiting() >= 0);
    }

    private static Forecast.Named person(@Nullable Named named, boolean bySync) {
        if (named == null || named.email() == null || (bySync && !Bounds.isText(named.googleId(), LONGEST_GOOGLE_ID))) {
            throw new ProblemException(LicenseProblem.NO_FORECAST);
        }
        return new Forecast.Named(named.row(), named.email(), bySync ? named.googleId() : null);
    }
}
