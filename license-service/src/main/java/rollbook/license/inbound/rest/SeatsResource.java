package rollbook.license.inbound.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.Problem;
import rollbook.kit.problem.ProblemException;
import rollbook.license.usecase.ChangeSeats;
import rollbook.license.usecase.LicenseProblem;
import rollbook.license.usecase.PlanSeats;

/** How many people a license is for: staff's to say (RULES §2). */
@Path("/api/licenses/{licenseId}/seats")
@Authenticated
public class SeatsResource {
    private final LicenseReader reader;
    private final ChangeSeats changeSeats;
    private final PlanSeats planSeats;

    SeatsResource(LicenseReader reader, ChangeSeats changeSeats, PlanSeats planSeats) {
        this.reader = reader;
        this.changeSeats = changeSeats;
        this.planSeats = planSeats;
    }

    /**
     * Another number of seats.
     *
     * @param seats 1 or more; null = unlimited, but it must be said
     * @param planId the plan that is committed with it, if one was looked at; a plan itself needs none
     */
    public record SeatsOrder(
            @JsonProperty(required = true) @Nullable Integer seats,
            @Nullable UUID planId) {}

    @PUT
    @Operation(
            summary = "Set the seats (staff)",
            description = "Nobody is unseated; who waits is seated at once, in order. With a planId that plan is"
                    + " committed, or refused with 409 and the people who would fare otherwise than it showed (X30).")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = LicenseRepresentation.class, responseCode = "200")
    public Response change(UUID licenseId, @Nullable SeatsOrder body) {
        reader.requireStaff(licenseId);
        var seats = Bounds.seats(said(body).seats());
        var differences = found(changeSeats.change(licenseId, seats, said(body).planId(), reader.actor()));
        return differences.isEmpty()
                ? Response.ok(reader.representation(licenseId)).build()
                : OutdatedPlan.of(differences).response();
    }

    @POST
    @Path("/plan")
    @Operation(summary = "Show what another number of seats would do; committed by PUT within 24 hours (staff)")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SeatsPlanRepresentation.class, responseCode = "201")
    public Response plan(UUID licenseId, @Nullable SeatsOrder body) {
        reader.requireStaff(licenseId);
        var plan = found(planSeats.plan(licenseId, Bounds.seats(said(body).seats()), reader.actor()));
        return Response.status(Response.Status.CREATED)
                .entity(SeatsPlanRepresentation.of(plan))
                .build();
    }

    /**
     * The answer to a commit of a plan that no longer holds: the problem, and whom it is about.
     *
     * @param people who would fare otherwise than they were shown; at most some hundreds
     */
    public record OutdatedPlan(
            String type, String title, int status, @Nullable String rule, List<Person> people) {

        /** Somebody who waits, by what the plan showed of them and what would become of them now. */
        public record Person(UUID memberId, @Nullable String email, Fate shown, Fate now) {
            @Override
            public String toString() {
                return "Person[" + memberId + ", " + shown + ", " + now + "]";
            }
        }

        /** What becomes of somebody who waits. */
        public enum Fate {
            SEATED,
            WAITING
        }

        static OutdatedPlan of(List<PlanSeats.Difference> differences) {
            var problem = Problem.of(LicenseProblem.PLAN_OUTDATED, null);
            var people = differences.stream()
                    .map(difference -> new Person(
                            difference.person().memberId(),
                            difference.person().address(),
                            fate(difference.shownSeated()),
                            fate(difference.wouldBeSeated())))
                    .toList();
            return new OutdatedPlan(problem.type(), problem.title(), problem.status(), problem.rule(), people);
        }

        Response response() {
            return Response.status(status).type(Problem.MEDIA_TYPE).entity(this).build();
        }

        private static Fate fate(boolean seated) {
            return seated ? Fate.SEATED : Fate.WAITING;
        }
    }

    private static SeatsOrder said(@Nullable SeatsOrder body) {
        if (body == null) {
            throw new ProblemException(CommonProblem.MALFORMED_REQUEST);
        }
        return body;
    }

    private static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
