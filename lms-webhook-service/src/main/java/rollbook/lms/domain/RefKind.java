package rollbook.lms.domain;

/** By which of its names an open names an assignment. */
public enum RefKind {
    /** Our own id, which we put into the content item a platform keeps. */
    OURS,
    /** The id of an LTI resource link; of a Canvas assignment its {@code lti_assignment_id}. */
    LTI_LINK,
    CANVAS,
    CLASSROOM,
    SCHOOLOGY
}
