package rollbook.invite.domain;

/** How far an invite is. A pop-up that was closed is no state: such an invite is as pending as before (R50). */
public enum InviteState {
    /** Offered; nobody has answered. It holds a seat (X17). */
    PENDING,
    /** Accepted here; license-service has not said <em>member</em> yet, so premium access is not given yet (R50). */
    CONFIRMING,
    /** Accepted, and a member by it. */
    ACCEPTED,
    /** The invited person said no. */
    DECLINED,
    /** Nobody answered in time (X17). */
    EXPIRED,
    /** Taken back: the person was removed, kept out, or added at once, before an answer counted (RULES §4). */
    WITHDRAWN;

    /** Whether something is still to come of it. */
    public boolean isOpen() {
        return this == PENDING || this == CONFIRMING;
    }
}
