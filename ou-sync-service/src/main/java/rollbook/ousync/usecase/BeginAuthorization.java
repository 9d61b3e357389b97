package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.events.LicenseType;
import rollbook.google.GoogleAccounts;
import rollbook.google.Pkce;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;

/** A license admin sets out to Google to authorize with their own account (R5, R6), anew too where there is a sync already. */
@ApplicationScoped
public class BeginAuthorization {
    private final SyncAuthority authority;
    private final Attempts attempts;
    private final GoogleAccounts google;
    private final Database database;

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
        var pkce = Pkce.fresh();
        database.inTransaction(() -> {
            attempts.begin(
                    pkce.state(),
                    new Attempts.Attempt(licenseId, Objects.requireNonNull(actor.accountId()), email, pkce.verifier()));
            return pkce;
        });
        return google.consentPage(pkce.state(), pkce.challenge(), email);
    }
}
