package rollbook.stack.lms;

/** What a request or a message is about; faults are switched on and the log is read by it. */
public enum LmsKind {
    /** What a person looks at. */
    PAGE,
    LTI_AUTH,
    LTI_JWKS,
    LTI_TOKEN,
    LTI_MEMBERS,
    LTI_NOTICE_HANDLER,
    LTI_DEEP_LINK,
    /** An id token, given to a browser. */
    LTI_LAUNCH,
    LTI_NOTICE,
    CANVAS_JWKS,
    CANVAS_EVENT,
    GOOGLE_CERTS,
    CLASSROOM_API,
    CLASSROOM_PUSH,
    SCHOOLOGY_API,
    SCHOOLOGY_TRIGGER,
    APP_WEBHOOK,
    OTHER
}
