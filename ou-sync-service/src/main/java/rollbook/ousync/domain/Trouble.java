package rollbook.ousync.domain;

/** Why a sync removes nobody for now, or does not run at all; each with the sentence its admin reads (RULES §4). */
public enum Trouble {
    // spotless:off
    AUTHORIZATION_LOST ("Google no longer accepts the authorization: it was revoked, lay idle, or ran out. Authorize again."),
    SCOPE_LOST         ("The authorization no longer covers reading users and units. Authorize again."),
    NOT_A_GOOGLE_ADMIN ("The Google account may no longer read users and units. Restore its role, or authorize with another account."),
    DIRECTORY_FAILED   ("Google's directory did not answer completely. It is read again with the next run."),
    UNIT_GONE          ("A picked unit is no longer there at Google. Its people stay until you change the selection."),
    LICENSE_NOT_LIVE   ("The license is not live; nobody joins or leaves until it is renewed."),
    CLAIM_LOST         ("The license is no longer this sync's."),
    SERVICE_AWAY       ("Who is on the license cannot be asked for the moment. It is tried again within minutes."),
    FAILED_HERE        ("Something went wrong on our side. It is tried again within minutes."),
    PAUSED_BY_ADMIN    ("A license admin paused it."),
    PAUSED_BY_STAFF    ("Our staff paused it.");
    // spotless:on

    private final String sentence;

    Trouble(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /** Whether it is ours alone and may be over in a moment: then nobody is to wait half an hour for the next run. */
    public boolean isOurs() {
        return this == SERVICE_AWAY || this == FAILED_HERE;
    }

    /** Whether it takes a new authorization to go on. */
    public boolean needsAuthorization() {
        return this == AUTHORIZATION_LOST || this == SCOPE_LOST || this == NOT_A_GOOGLE_ADMIN;
    }
}
