package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Directories.UnreadableException;
import rollbook.ousync.usecase.Syncs.Sync;

/**
 * Has Google forget a consent. Google ends all tokens of the account with one of them, so it is left alone while another
 * license's sync reads with the same account; what is forgotten here is worth nothing all the same.
 */
@ApplicationScoped
class RevokeConsent {
    private final Syncs syncs;
    private final GoogleAccounts google;
    private final Tokens tokens;
    private final Database database;

    RevokeConsent(Syncs syncs, GoogleAccounts google, Tokens tokens, Database database) {
        this.syncs = syncs;
        this.google = google;
        this.tokens = tokens;
        this.database = database;
    }

    /** The consent a sync had. Google being away keeps nothing here. */
    void of(Sync sync) {
        if (sync.sealedToken() == null) {
            return;
        }
        try {
            of(sync.licenseId(), sync.googleId(), tokens.open(sync));
        } catch (UnreadableException _) {
            // sealed by keys that are gone: nobody can use it either
        }
    }

    /** A consent that is not kept for that license. */
    void of(UUID licenseId, String googleId, String refreshToken) {
        if (!database.inTransaction(() -> syncs.isSharedConsent(googleId, licenseId))) {
            google.revoke(refreshToken);
        }
    }
}
