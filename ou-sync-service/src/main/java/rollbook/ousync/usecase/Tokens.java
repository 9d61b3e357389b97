package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import rollbook.kit.secret.Sealer;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Directories.UnreadableException;

/** Refresh tokens at rest: sealed, each to its license and to this purpose alone. */
@ApplicationScoped
class Tokens {
    private final Sealer sealer;

    Tokens(Sealer sealer) {
        this.sealer = sealer;
    }

    String seal(UUID licenseId, String refreshToken) {
        return sealer.seal(refreshToken, context(licenseId));
    }

    /**
     * The token of a sync.
     *
     * @throws UnreadableException where there is none any more, or the keys that sealed it are gone
     */
    String open(Syncs.Sync sync) {
        if (sync.sealedToken() == null) {
            throw new UnreadableException(Trouble.AUTHORIZATION_LOST, null);
        }
        return find(sync.licenseId(), sync.sealedToken())
                .orElseThrow(() -> new UnreadableException(Trouble.AUTHORIZATION_LOST, null));
    }

    /** A sealed token of that license; empty where the keys that sealed it are gone. */
    Optional<String> find(UUID licenseId, String sealed) {
        try {
            return Optional.of(sealer.open(sealed, context(licenseId)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String context(UUID licenseId) {
        return "google-refresh-token:" + licenseId;
    }
}
