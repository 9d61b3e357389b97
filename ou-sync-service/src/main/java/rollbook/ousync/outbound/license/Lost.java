package rollbook.ousync.outbound.license;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a question was lost on the way, or to an instance that is going: then another may answer it. Who took too long is
 * not asked again, for it may be at it still.
 */
public class Lost implements Predicate<Throwable> {
    private static final int UNAVAILABLE = 503;

    @Override
    public boolean test(Throwable failure) {
        return switch (failure) {
            case WebApplicationException refused -> refused.getResponse().getStatus() == UNAVAILABLE;
            case ProcessingException broken -> !isOfPatience(broken);
            default -> false;
        };
    }

    private static boolean isOfPatience(@Nullable Throwable failure) {
        return failure != null && (failure instanceof TimeoutException || isOfPatience(failure.getCause()));
    }
}
