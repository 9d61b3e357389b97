package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.events.LicenseChanged;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.Authority;
import rollbook.ousync.usecase.Syncs.Sync;

/**
 * Who may do what to a sync (RULES §2): its license's admins and staff look; an admin who proved to be Google admin by
 * authorizing with their own account sets it up and changes it (R5); staff pause and remove.
 */
@ApplicationScoped
public class SyncAuthority {
    private final Authority authority;

    SyncAuthority(Authority authority) {
        this.authority = authority;
    }

    /** Somebody who may look; 404 for everybody else. */
    LicenseChanged requireReader(UUID licenseId, Actor actor) {
        return authority.require(licenseId, actor);
    }

    /** An admin of the license; staff are none. */
    LicenseChanged requireAdmin(UUID licenseId, Actor actor) {
        var license = authority.require(licenseId, actor);
        if (actor.role() == Actor.Role.STAFF) {
            throw new ProblemException(SyncProblem.ADMIN_ONLY);
        }
        return license;
    }

    /** The Google admin who authorized this sync; checked after {@link #requireAdmin}. */
    void requireGoogleAdmin(Sync sync, Actor actor) {
        if (!sync.authorizedBy().equals(actor.accountId())) {
            throw new ProblemException(SyncProblem.GOOGLE_ADMIN_ONLY);
        }
    }

    /** That Google admin, or staff. */
    void requireGoogleAdminOrStaff(Sync sync, Actor actor) {
        if (actor.role() != Actor.Role.STAFF) {
            requireGoogleAdmin(sync, actor);
        }
    }
}
