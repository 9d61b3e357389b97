package rollbook.lms.domain;

/** What is wrong with a token; the first thing found. */
public enum Flaw {
    // spotless:off
    NOT_A_TOKEN     (false, "It is no signed token."),
    WRONG_ALGORITHM (true,  "It is not signed as LTI asks: RS256."),
    UNKNOWN_KEY     (true,  "It is signed with a key the platform does not publish."),
    WRONG_SIGNATURE (true,  "Its signature is not the platform's."),
    MALFORMED       (false, "A claim of it is missing, of the wrong type or too long."),
    WRONG_ISSUER    (true,  "It is from another platform than the login."),
    WRONG_AUDIENCE  (true,  "It is not meant for us."),
    EXPIRED         (true,  "It has expired."),
    FROM_THE_FUTURE (true,  "It was issued in the future: the clocks differ by more than a minute."),
    WRONG_NONCE     (true,  "It does not answer our question."),
    WRONG_VERSION   (true,  "It is not LTI 1.3.0."),
    WRONG_MESSAGE   (true,  "It is a message we did not offer to take.");
    // spotless:on

    private final boolean refused;
    private final String why;

    Flaw(boolean refused, String why) {
        this.refused = refused;
        this.why = why;
    }

    /** Whether it can be read and proves nothing; otherwise it cannot be read. */
    public boolean refused() {
        return refused;
    }

    public String why() {
        return why;
    }
}
