package rollbook.events;

/** When adding people by CSV or email makes invites; staff choose per license (R52). A Teacher license never invites (X2). */
public enum InviteSetting {
    /** The default: invites when the acting license admin is not a domain admin (R48). */
    WHEN_NOT_DOMAIN_ADMIN,
    /** Every CSV and email addition of a license admin is an invite. Staff's are added at once (R22). */
    ALWAYS,
    /** Nobody is invited; everybody is added at once. */
    OFF
}
