package rollbook.lms.domain;

/** By what an LMS speaks to us. */
public enum ConnectionKind {
    /** Launches of our tool: Canvas, Schoology, any conforming platform. The only ones that prove who somebody is. */
    LTI,
    /** Live Events of Canvas. */
    CANVAS,
    /** Notifications of Google Classroom. */
    CLASSROOM,
    /** Triggers of Schoology: hints, unsigned. */
    SCHOOLOGY,
    /** Our own app, for Classroom's add-ons and links. */
    APP
}
