package rollbook.ousync.outbound.google;

import java.util.List;

/** What this service asks of a Google account, beside who it is: to read users and units. No other place names a scope (R10). */
final class GoogleScopes {
    /** Without all of these nothing can be synced. */
    static final List<String> READING = List.of(
            "https://www.googleapis.com/auth/admin.directory.user.readonly",
            "https://www.googleapis.com/auth/admin.directory.orgunit.readonly");

    private GoogleScopes() {}
}
