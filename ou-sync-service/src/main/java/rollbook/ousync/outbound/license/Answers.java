package rollbook.ousync.outbound.license;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** license-service's answers, and what it means to get none. */
final class Answers {
    private static final int NOT_FOUND = 404;

    private Answers() {}

    /**
     * The answer.
     *
     * @throws ProblemException 404 where license-service says so, 503 where it does not answer
     */
    static <T> T of(Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException e) {
            throw new ProblemException(
                    e.getResponse().getStatus() == NOT_FOUND ? CommonProblem.NOT_FOUND : CommonProblem.UNAVAILABLE);
        } catch (ProcessingException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE);
        }
    }
}
