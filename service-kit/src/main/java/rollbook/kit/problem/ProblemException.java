package rollbook.kit.problem;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem of the table. Thrown in a transaction it undoes it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final @Nullable String detail;

    public ProblemException(ProblemType type) {
        this(type, null);
    }

    /**
     * A problem with what is particular to this request.
     *
     * @param detail what about this very request; shown to the caller, so it may hold nothing they may not know
     */
    public ProblemException(ProblemType type, @Nullable String detail) {
        super(type.slug());
        this.type = type;
        this.detail = detail;
    }

    public ProblemType type() {
        return type;
    }

    public @Nullable String detail() {
        return detail;
    }
}
