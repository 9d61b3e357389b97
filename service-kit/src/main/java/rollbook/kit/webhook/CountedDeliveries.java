package rollbook.kit.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts what came in by webhook: by its source, which is the word after {@code /webhooks/} in the resource's own path, and
 * by what it was answered.
 */
@Provider
public class CountedDeliveries implements ContainerResponseFilter {
    private static final Pattern SOURCE = Pattern.compile("/?webhooks/([a-z-]+).*");
    private static final String TAKEN = "taken";
    private static final String REFUSED = "refused";
    private static final String FAILED = "failed";
    private static final List<String> OUTCOMES = List.of(TAKEN, REFUSED, FAILED);

    private final MeterRegistry meters;

    @Context
    @Nullable
    ResourceInfo resource;

    CountedDeliveries(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var answering = resource == null ? null : resource.getResourceClass();
        var path = answering == null ? null : answering.getAnnotation(Path.class);
        if (path == null) {
            return; // nobody's path: what it says is the caller's word, and no label
        }
        var source = SOURCE.matcher(path.value());
        if (source.matches()) {
            // All three are there from the first delivery on, so that an alarm sees the first failure rise.
            OUTCOMES.forEach(outcome -> counter(source.group(1), outcome));
            counter(source.group(1), outcome(response.getStatus())).increment();
        }
    }

    private Counter counter(String source, String outcome) {
        return meters.counter("rollbook.webhooks", "source", source, "outcome", outcome);
    }

    /** Taken; refused, which is the sender's fault; failed, which is ours: they send it again. */
    private static String outcome(int status) {
        if (status >= 500) {
            return FAILED;
        }
        return status >= 400 ? REFUSED : TAKEN;
    }
}
