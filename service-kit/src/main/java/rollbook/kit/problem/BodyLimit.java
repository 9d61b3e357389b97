package rollbook.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * A body that says it is over the limit is refused before any of it is read. The HTTP server would do the same with an
 * empty answer; this comes before it and gives the problem.
 */
@ApplicationScoped
public class BodyLimit {
    private static final int BEFORE_THE_SERVERS_OWN = -3;
    private static final String BODY = body();

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void guard(@Observes Router router) {
        router.route().order(BEFORE_THE_SERVERS_OWN).handler(context -> {
            if (length(context.request().getHeader("content-length")) > limit) {
                refuse(context);
            } else {
                context.next();
            }
        });
        router.errorHandler(CommonProblem.TOO_LARGE.status(), BodyLimit::refuse);
    }

    private static void refuse(RoutingContext context) {
        context.response()
                .setStatusCode(CommonProblem.TOO_LARGE.status())
                .putHeader("content-type", Problem.MEDIA_TYPE)
                .putHeader("connection", "close") // the rest of the body is not waited for
                .end(BODY);
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0; // the server's own check answers it
        }
    }

    private static String body() {
        try {
            return new ObjectMapper().writeValueAsString(Problem.of(CommonProblem.TOO_LARGE, null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
