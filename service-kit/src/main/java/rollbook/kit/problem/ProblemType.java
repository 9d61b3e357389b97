package rollbook.kit.problem;

import org.jspecify.annotations.Nullable;

/**
 * A kind of error an API answers with: one row of a table. The kit's rows are {@link CommonProblem}; a service has its own
 * enum beside it.
 */
public interface ProblemType {

    /** The last part of the problem's {@code type}, such as {@code not-found}. Stable: clients switch on it. */
    String slug();

    /** What went wrong, in one sentence for a person. */
    String title();

    /** The HTTP status. */
    int status();

    /** The rule behind it, such as {@code R4}, where there is one. */
    @Nullable
    String rule();
}
