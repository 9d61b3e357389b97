package rollbook.license.inbound.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import rollbook.events.SourceEnded;
import rollbook.kit.identity.Caller;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.domain.EndedSource;
import rollbook.license.usecase.EndingForecast;
import rollbook.license.usecase.ForecastEnding;
import rollbook.license.usecase.LicenseProblem;

/** What the end of units or of a whole sync would come to, asked page by page by the service that keeps the plan of it. */
@Path("/internal/licenses/{licenseId}/endings")
@RolesAllowed(Caller.SERVICE)
public class EndingsResource {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int MOST_SOURCES = 1_000;
    private static final int LONGEST_NAME = 255;

    private final ForecastEnding forecastEnding;

    EndingsResource(ForecastEnding forecastEnding) {
        this.forecastEnding = forecastEnding;
    }

    /**
     * What would end.
     *
     * @param sources 1 to 1 000
     * @param people Google ids, 0 to 5 000: their grants by the sources end, and not the sources; null = the sources do
     * @param cursor the {@code next} of the page before
     * @param limit 1 to 5 000; null = 5 000
     */
    public record Question(
            @Nullable List<@Nullable Source> sources,
            @Nullable List<@Nullable String> people,
            @Nullable UUID cursor,
            @Nullable Integer limit) {
        @Override
        public String toString() {
            return "Question[]";
        }
    }

    /** UNIT with the unit's id at Google, or SYNC with the sync's. */
    public record Source(
            SourceEnded.@Nullable Kind kind, @Nullable String name) {}

    /** Changes nothing and waits for nobody. */
    @POST
    @Operation(hidden = true)
    public EndingForecast forecast(UUID licenseId, @Nullable Question body) {
        return forecastEnding
                .forecast(question(licenseId, body))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static EndingForecast.Question question(UUID licenseId, @Nullable Question body) {
        if (body == null || body.sources() == null) {
            throw new ProblemException(LicenseProblem.NO_ENDING);
        }
        var asked = body.sources().size();
        Bounds.require(asked >= 1 && asked <= MOST_SOURCES, LicenseProblem.NO_ENDING);
        var limit = Objects.requireNonNullElse(body.limit(), EndingForecast.MOST_PEOPLE);
        Bounds.require(limit >= 1 && limit <= EndingForecast.MOST_PEOPLE, LicenseProblem.NO_ENDING);
        return new EndingForecast.Question(
                licenseId,
                body.sources().stream().map(EndingsResource::source).collect(Collectors.toSet()),
                body.people() == null ? null : googleIds(body.people()),
                Objects.requireNonNullElse(body.cursor(), BEFORE_ALL),
                limit);
    }

    private static EndedSource source(@Nullable Source source) {
        if (source == null || source.kind() == null || source.name() == null) {
            throw new ProblemException(LicenseProblem.NO_ENDING);
        }
        var ofSync = source.kind() == SourceEnded.Kind.UNIT || source.kind() == SourceEnded.Kind.SYNC;
        Bounds.require(ofSync && Bounds.isText(source.name(), LONGEST_NAME), LicenseProblem.NO_ENDING);
        return new EndedSource(source.kind(), source.name());
    }

    private static List<String> googleIds(List<@Nullable String> people) {
        Bounds.require(
                people.size() <= EndingForecast.MOST_PEOPLE
                        && people.stream().allMatch(id -> Bounds.isText(id, LONGEST_NAME)),
                LicenseProblem.NO_ENDING);
        return List.copyOf(people);
    }
}
