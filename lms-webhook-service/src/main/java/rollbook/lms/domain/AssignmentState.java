package rollbook.lms.domain;

/** What became of an assignment of ours (X26, X27). Opens of one that is ASKED or CHOOSE are remembered. */
public enum AssignmentState {
    // spotless:off
    ASKED                ("Not settled yet: we are still asking whether its maker is on the license."),
    SETTLED              ("Students who open it join the license."),
    CHOOSE               ("Its maker is on several licenses and has not chosen one yet; students who open it wait."),
    MAKER_NOT_ON_LICENSE ("Whoever made it was not on the license then, so it enrolls nobody. Add its maker, then make a new one."),
    NO_LICENSE           ("Whoever made it was on no live license with LMS enrollment switched on, so it enrolls nobody.");
    // spotless:on

    private final String why;

    AssignmentState(String why) {
        this.why = why;
    }

    /** What that means, in a sentence for its maker and the license's admin. */
    public String why() {
        return why;
    }

    /** Whether opens of it are worth remembering. */
    public boolean mayStillEnroll() {
        return this == ASKED || this == CHOOSE;
    }
}
