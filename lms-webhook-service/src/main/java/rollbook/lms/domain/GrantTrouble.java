package rollbook.lms.domain;

/** Why a teacher's consent at Google no longer counts, with the sentence they read. Nobody leaves a license by it. */
public enum GrantTrouble {
    // spotless:off
    GRANT_GONE  ("Google no longer accepts the consent: it was taken back, lay idle, or ran out. Connect Google Classroom again."),
    SCOPES_GONE ("The consent no longer covers reading assignments and who opened them. Connect Google Classroom again.");
    // spotless:on

    private final String sentence;

    GrantTrouble(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
