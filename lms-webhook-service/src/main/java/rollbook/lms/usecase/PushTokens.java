package rollbook.lms.usecase;

/** The tokens Google's Pub/Sub shows with what it pushes (PROTOCOLS §B2). */
public interface PushTokens {

    /** What a token proves. */
    enum Proof {
        /** Google's Pub/Sub pushes for our own subscription. */
        OURS,
        NO_TOKEN,
        BAD_TOKEN,
        WRONG_AUDIENCE,
        WRONG_ACCOUNT
    }

    /** Whether a subscription is set up, so that anything can be proved. */
    boolean isSetUp();

    /**
     * What is proved.
     *
     * @param authorization the header as it came; empty where there was none
     * @throws rollbook.kit.problem.ProblemException 503 while Google's keys are not to be had
     */
    Proof check(String authorization);
}
