package rollbook.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import rollbook.kit.failure.FailureText;
import rollbook.kit.failure.SqlFailures;

/** From anything thrown to its problem. Neither an exception's name nor its message ever leaves the service. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        var response = Problem.of(e.type(), e.detail()).response();
        var pause = e.retryAfter();
        return pause == null
                ? response
                : Response.fromResponse(response)
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                Math.max(1, pause.plusMillis(999).toSeconds()))
                        .build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response notSignedIn() {
        return Problem.of(CommonProblem.NOT_SIGNED_IN, null).response();
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException e) {
        return Problem.of(CommonProblem.NOT_ALLOWED, null).response();
    }

    // The framework has a mapper of its own for mismatched input; naming that class here goes before it.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response malformed(JsonProcessingException e) {
        return Problem.of(CommonProblem.MALFORMED_REQUEST, where(e)).response();
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return malformed(json);
        }
        var status = e.getResponse().getStatus();
        return status < 400
                ? e.getResponse()
                : Problem.of(CommonProblem.ofStatus(status), null).response();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem(problem);
            }
            if (cause instanceof SQLException sql && SqlFailures.passes(sql)) {
                LOG.warnf("A request found the database away or busy: %s", FailureText.of(e));
                return Problem.of(CommonProblem.UNAVAILABLE, null).response();
            }
        }
        LOG.errorf("A request failed unexpectedly: %s", FailureText.of(e));
        return Problem.of(CommonProblem.INTERNAL_ERROR, null).response();
    }

    /** Names the place in the document, never its content. */
    private static String where(JsonProcessingException e) {
        var place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            var path = mapping.getPath().stream()
                    .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                    .collect(Collectors.joining("."));
            return "The JSON has a wrong or missing value in \"" + path + "\"" + place + ".";
        }
        return "The JSON breaks off or is not well-formed" + place + ".";
    }
}
