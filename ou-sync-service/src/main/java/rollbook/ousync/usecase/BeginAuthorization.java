package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.events.LicenseType;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/** A license admin sets out to Google to authorize with their own account (R5, R6), anew too where there is a sync already. */
@ApplicationScoped
public class BeginAuthorization {
    private static final int BYTES = 32;

    private final SyncAuthority authority;
    private final Attempts attempts;
    private final GoogleAccounts google;
    private final Database database;
    private final SecureRandom random = new SecureRandom();

    BeginAuthorization(SyncAuthority authority, Attempts attempts, GoogleAccounts google, Database database) {
        this.authority = authority;
        this.attempts = attempts;
        this.google = google;
        this.database = database;
    }

    /**
     * Where the admin's browser is to go.
     *
     * @throws ProblemException 404 or 403: who may; 409 on a Teacher license
     */
    public URI begin(UUID licenseId, Actor actor) {
        var license = authority.requireAdmin(licenseId, actor);
        if (license.type() == LicenseType.TEACHER) {
            throw new ProblemException(SyncProblem.NOT_ON_TEACHER);
        }
        var email = Objects.requireNonNull(actor.email());
        var state = secret();
        var verifier = secret();
        database.inTransaction(() -> {
            attempts.begin(
                    state, new Attempts.Attempt(licenseId, Objects.requireNonNull(actor.accountId()), email, verifier));
            return state;
        });
        return google.consentPage(state, challenge(verifier), email);
    }

    private String secret() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return text(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
