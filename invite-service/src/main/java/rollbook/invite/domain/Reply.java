package rollbook.invite.domain;

/** What an invited person may answer. */
public enum Reply {
    ACCEPT(InviteState.CONFIRMING),
    DECLINE(InviteState.DECLINED);

    private final InviteState makes;

    Reply(InviteState makes) {
        this.makes = makes;
    }

    /** What it makes of a pending invite, before license-service has heard of it. */
    InviteState makes() {
        return makes;
    }

    /** Whether an invite in this state was answered just so. */
    boolean isIn(InviteState state) {
        return state == makes || (this == ACCEPT && state == InviteState.ACCEPTED);
    }
}
