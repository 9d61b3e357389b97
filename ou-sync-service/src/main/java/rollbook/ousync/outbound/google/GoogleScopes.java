package rollbook.ousync.outbound.google;

import java.util.List;

/** What Rollbook asks of a Google account: who it is, and to read users and units. No other place names a scope (R10). */
final class GoogleScopes {
    private static final List<String> WHO = List.of("openid", "email");

    /** Without all of these nothing can be synced. */
    static final List<String> READING = List.of(
            "https://www.googleapis.com/auth/admin.directory.user.readonly",
            "https://www.googleapis.com/auth/admin.directory.orgunit.readonly");

    private GoogleScopes() {}

    /** All that is asked for, as the consent page is told. */
    static String asked() {
        return String.join(" ", WHO) + " " + String.join(" ", READING);
    }
}
