package rollbook.lms.usecase;

/** Whole bodies that Canvas signs; the same keys sign for all of its customers. */
public interface FeedTokens {

    /**
     * Reads one.
     *
     * @throws rollbook.kit.problem.ProblemException 503 while Canvas' keys cannot be had: then nobody knows
     */
    IdTokens.Read read(String body);
}
