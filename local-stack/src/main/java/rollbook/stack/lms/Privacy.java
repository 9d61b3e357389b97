package rollbook.stack.lms;

/** What a platform tells a tool of its people. */
public enum Privacy {
    PUBLIC(true, true, true),
    EMAIL_ONLY(true, false, true),
    NAME_ONLY(true, true, false),
    /** A subject, and nothing else. */
    ANONYMOUS(true, false, false),
    /** Not even a subject: an anonymous launch in LTI's own sense. */
    NOBODY(false, false, false);

    private final boolean subject;
    private final boolean name;
    private final boolean email;

    Privacy(boolean subject, boolean name, boolean email) {
        this.subject = subject;
        this.name = name;
        this.email = email;
    }

    boolean tellsSubject() {
        return subject;
    }

    boolean tellsName() {
        return name;
    }

    boolean tellsEmail() {
        return email;
    }
}
