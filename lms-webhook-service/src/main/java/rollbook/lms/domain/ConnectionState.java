package rollbook.lms.domain;

/** Whether what comes by a connection reaches its license. */
public enum ConnectionState {
    /** Nobody has shown yet that the platform is the license's own: what comes is remembered. */
    PENDING,
    CONFIRMED
}
