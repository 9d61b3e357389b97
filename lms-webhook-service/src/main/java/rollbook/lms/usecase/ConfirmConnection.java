package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.AccessNoted.Act;
import rollbook.events.Actor;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.secret.Sealer;
import rollbook.kit.sql.Database;
import rollbook.licenses.Authority;
import rollbook.licenses.Licenses;
import rollbook.lms.domain.Launch;
import rollbook.lms.usecase.Connections.Connection;

/**
 * Makes sure that a platform is the license's own before anything of it reaches the license: else somebody could tie another
 * school's deployment to theirs. The license's admin proves it by coming through it, from a course they teach or run; our staff
 * say so, having asked.
 */
@ApplicationScoped
public class ConfirmConnection {
    private final Authority authority;
    private final Licenses licenses;
    private final Sealer sealer;
    private final Connections connections;
    private final Questions questions;
    private final NoteConnection noteConnection;
    private final Database database;

    ConfirmConnection(
            Authority authority,
            Licenses licenses,
            Sealer sealer,
            Connections connections,
            Questions questions,
            NoteConnection noteConnection,
            Database database) {
        this.authority = authority;
        this.licenses = licenses;
        this.sealer = sealer;
        this.connections = connections;
        this.questions = questions;
        this.noteConnection = noteConnection;
        this.database = database;
    }

    /**
     * Our staff's word. Addresses it asserts count in the license's own domains alone.
     *
     * @throws ProblemException 404, or 403 for an admin
     */
    public void byStaff(UUID licenseId, UUID connectionId, Actor actor) {
        authority.require(licenseId, actor);
        if (actor.role() != Actor.Role.STAFF) {
            throw new ProblemException(ConnectionProblem.STAFF_ONLY);
        }
        database.inTransaction(() -> {
            var connection = connections
                    .lock(connectionId)
                    .filter(found -> licenseId.equals(found.licenseId()))
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            if (connection.isPending()) {
                confirm(connection, licenseId, Objects.requireNonNull(actor.accountId()), actor);
            }
            return connection;
        });
    }

    /** The connection after a launch through it, which confirms it where the license's admin came; within its transaction. */
    Connection byLaunch(Connection connection, Launch launch, @Nullable String email) {
        var licenseId = connection.licenseId();
        if (connection.trusted()
                || licenseId == null
                || email == null
                || !launch.standing().teaches()) {
            return connection;
        }
        if (!isAdmin(licenseId, email)) {
            return connection;
        }
        return connections
                .lock(connection.id())
                .map(locked -> {
                    if (!locked.trusted()) {
                        confirm(locked, licenseId, null, new Actor(null, email, Actor.Role.LICENSE_ADMIN));
                    }
                    return connections.find(locked.id()).orElse(locked);
                })
                .orElse(connection);
    }

    private boolean isAdmin(UUID licenseId, String email) {
        return licenses.known(licenseId)
                .filter(license -> license.admins().stream()
                        .anyMatch(admin -> Optional.of(sealer.open(admin.sealedEmail(), licenseId.toString()))
                                .filter(email::equals)
                                .isPresent()))
                .isPresent();
    }

    private void confirm(Connection connection, UUID licenseId, @Nullable UUID by, Actor actor) {
        connections.confirm(connection.id(), by);
        questions.askNow(connection.id());
        noteConnection.note(licenseId, Act.CONFIRMED, connection, actor);
    }
}
