package rollbook.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A body over the limit is cut off by the HTTP server before any resource sees it; this gives that answer its problem. */
@ApplicationScoped
public class BodyLimit {
    private static final String BODY = body();

    void answer(@Observes Router router) {
        var status = CommonProblem.TOO_LARGE.status();
        router.errorHandler(
                status,
                context -> context.response()
                        .setStatusCode(status)
                        .putHeader("content-type", Problem.MEDIA_TYPE)
                        .putHeader("connection", "close")
                        .end(BODY));
    }

    private static String body() {
        try {
            return new ObjectMapper().writeValueAsString(Problem.of(CommonProblem.TOO_LARGE, null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
