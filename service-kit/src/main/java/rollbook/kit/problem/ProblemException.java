package rollbook.kit.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem of the table. Thrown in a transaction it undoes it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final @Nullable String detail;
    private final @Nullable Duration retryAfter;

    public ProblemException(ProblemType type) {
        this(type, null);
    }

    /**
     * A problem with what is particular to this request.
     *
     * @param detail what about this very request; shown to the caller, so it may hold nothing they may not know
     */
    public ProblemException(ProblemType type, @Nullable String detail) {
        this(type, detail, null);
    }

    private ProblemException(ProblemType type, @Nullable String detail, @Nullable Duration retryAfter) {
        super(type.slug());
        this.type = type;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /** A problem that is none any more after that long; whoever asks is told so in {@code Retry-After}. */
    public static ProblemException until(ProblemType type, Duration retryAfter) {
        return new ProblemException(type, null, retryAfter);
    }

    public ProblemType type() {
        return type;
    }

    public @Nullable String detail() {
        return detail;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
