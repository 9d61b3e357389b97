package rollbook.ousync.inbound.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbook.events.Outcome;
import rollbook.kit.problem.Problem;
import rollbook.ousync.usecase.Plans.Difference;
import rollbook.ousync.usecase.SyncProblem;

/**
 * The answer to a commit of a plan that no longer holds: the problem, and whom it is about.
 *
 * @param people who would fare otherwise than they were shown; the first 100
 */
public record OutdatedPlan(
        String type, String title, int status, @Nullable String rule, List<Person> people) {

    /**
     * One of them, by what the plan showed and what would become of them now.
     *
     * @param shown not there: the plan does not show them
     * @param why where a sentence says; {@code reason} is its stable name, as of a line of a plan
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(
            String email,
            @Nullable Outcome shown,
            Outcome now,
            @Nullable String why,
            @Nullable String reason) {
        @Override
        public String toString() {
            return "Person[" + shown + ", " + now + "]";
        }
    }

    static OutdatedPlan of(List<Difference> differences) {
        var problem = Problem.of(SyncProblem.PLAN_OUTDATED, null);
        var people = differences.stream()
                .map(each -> new Person(each.email(), each.shown(), each.now(), each.why(), each.reason()))
                .toList();
        return new OutdatedPlan(problem.type(), problem.title(), problem.status(), problem.rule(), people);
    }

    Response response() {
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(this).build();
    }
}
