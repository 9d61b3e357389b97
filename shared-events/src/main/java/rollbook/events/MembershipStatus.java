package rollbook.events;

/** How a person stands on one license; only {@code MEMBER} gives premium access. */
public enum MembershipStatus {
    /** Not on the license and never was, or nothing to tell of it. */
    NONE,
    /** Entitled and seated. Shown as <em>Added</em>. */
    MEMBER,
    /** Entitled, but no seat was free. */
    WAITING,
    /** Offered, not yet answered. */
    INVITED,
    /** An invite was declined. */
    DECLINED,
    /** An invite ran out. */
    EXPIRED,
    /** An invite was taken back. */
    WITHDRAWN,
    /** No longer entitled: removed by hand, or the last grant ended. */
    REMOVED,
    /** Removed and kept out by an exclusion. */
    KEPT_OUT
}
