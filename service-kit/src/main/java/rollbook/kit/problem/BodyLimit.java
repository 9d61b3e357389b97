package rollbook.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * A body that says it is over the limit is refused before any of it is read. The HTTP server would do the same with an
 * empty answer; this comes before it and gives the problem. A service that takes uploads names their paths: they may be as
 * long as the server takes, and whoever reads them as they come counts what comes.
 */
@ApplicationScoped
public class BodyLimit {
    private static final int BEFORE_THE_SERVERS_OWN = -3;
    private static final int AFTER_THE_SERVERS_OWN = -1;
    /** Under which the server keeps how much of a body it reads. */
    private static final String SERVERS_LIMIT = "io.quarkus.max-request-size";

    private static final String BODY = body();

    private final long limit;
    private final long uploadLimit;
    private final Optional<Pattern> uploads;

    BodyLimit(
            @ConfigProperty(name = "rollbook.http.body-limit") MemorySize limit,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize uploadLimit,
            @ConfigProperty(name = "rollbook.http.uploads") Optional<String> uploads) {
        this.limit = limit.asLongValue();
        this.uploadLimit = uploadLimit.asLongValue();
        this.uploads = uploads.map(Pattern::compile);
    }

    void guard(@Observes Router router) {
        router.route().order(BEFORE_THE_SERVERS_OWN).handler(context -> {
            var most = isUpload(context) ? uploadLimit : limit;
            if (length(context.request().getHeader("content-length")) > most) {
                refuse(context);
            } else {
                context.next();
            }
        });
        router.route().order(AFTER_THE_SERVERS_OWN).handler(context -> {
            context.put(SERVERS_LIMIT, isUpload(context) ? Long.MAX_VALUE : limit);
            context.next();
        });
        router.errorHandler(CommonProblem.TOO_LARGE.status(), BodyLimit::refuse);
    }

    private boolean isUpload(RoutingContext context) {
        var path = context.request().path();
        return path != null
                && uploads.filter(pattern -> pattern.matcher(path).matches()).isPresent();
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
