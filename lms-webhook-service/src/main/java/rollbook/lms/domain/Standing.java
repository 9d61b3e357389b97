package rollbook.lms.domain;

/** What somebody is in the course they come from (X11). Only a learner is enrolled. */
public enum Standing {
    // spotless:off
    LEARNER      (false, "A student of the course."),
    INSTRUCTOR   (true,  "Teachers are not enrolled by opening an assignment."),
    ADMINISTRATOR(true,  "Administrators are not enrolled by opening an assignment."),
    ASSISTANT    (false, "Teaching assistants and course designers are not enrolled by opening an assignment."),
    OBSERVER     (false, "Observers and mentors are not enrolled by opening an assignment."),
    TEST_USER    (false, "A test student is nobody."),
    MASQUERADING (false, "Somebody else acts in this person's place."),
    ANONYMOUS    (false, "The platform does not say who this is."),
    NO_ROLE      (false, "The platform does not say that this person is a student of the course.");
    // spotless:on

    private final boolean teaches;
    private final String why;

    Standing(boolean teaches, String why) {
        this.teaches = teaches;
        this.why = why;
    }

    /** Whether they may make an assignment, and vouch for the platform by their address. */
    public boolean teaches() {
        return teaches;
    }

    /** Why they are enrolled or not, in a sentence. */
    public String why() {
        return why;
    }
}
