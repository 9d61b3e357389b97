package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import rollbook.google.GoogleAccounts;
import rollbook.google.GoogleAccounts.Consent;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Revocations.Owed;
import rollbook.ousync.usecase.Syncs.Sync;

/**
 * Has Google forget consents that were given up. They are owed from the transaction on that gave them up, and new ones from the
 * moment they are here until they are kept, until Google has heard of it. Google ends all tokens of an account with one of them, so a consent is left alone while a sync reads with the
 * same account; what is forgotten here is worth nothing all the same.
 */
@ApplicationScoped
public class RevokeConsent {
    private final Revocations revocations;
    private final GoogleAccounts google;
    private final Tokens tokens;
    private final Database database;

    RevokeConsent(Revocations revocations, GoogleAccounts google, Tokens tokens, Database database) {
        this.revocations = revocations;
        this.google = google;
        this.tokens = tokens;
        this.database = database;
    }

    /** The consent a sync has, in the transaction in which it is given up. */
    void owe(Sync sync) {
        if (sync.sealedToken() != null) {
            revocations.owe(sync.licenseId(), sync.googleId(), sync.sealedToken());
        }
    }

    /** A consent of which nobody knows yet whether it is kept; the number it is owed by. */
    long oweUnlessKept(UUID licenseId, Consent consent) {
        var sealed = tokens.seal(licenseId, consent.refreshToken());
        return database.inTransaction(() -> revocations.oweUnlessKept(licenseId, consent.saidId(), sealed));
    }

    /** It is kept, in the transaction that keeps it. False: it took too long, and is revoked. */
    boolean kept(long owed) {
        return revocations.kept(owed);
    }

    /** It is not kept. */
    void oweNow(long owed) {
        database.inTransaction(() -> {
            revocations.oweNow(owed);
            return owed;
        });
    }

    /** Revokes one that is owed; false: nothing is, or Google is away. */
    public boolean step() {
        var owed = database.inTransaction(revocations::next);
        if (owed.isEmpty()) {
            return false;
        }
        var isForgotten = isForgotten(owed.get());
        database.inTransaction(() -> {
            if (isForgotten) {
                revocations.done(owed.get());
            } else {
                revocations.putOff(owed.get());
            }
            return owed;
        });
        return isForgotten;
    }

    private boolean isForgotten(Owed owed) {
        if (database.inTransaction(() -> revocations.isInUse(owed.googleId()))) {
            return true;
        }
        return tokens.find(owed.licenseId(), owed.sealedToken())
                .map(google::revoke)
                .orElse(true);
    }
}
