package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import rollbook.kit.sql.Ids;
import rollbook.lms.domain.Launch;
import rollbook.lms.domain.LocalNames;
import rollbook.lms.domain.MakingHint;
import rollbook.lms.domain.Ref;
import rollbook.lms.domain.RefKind;
import rollbook.lms.usecase.Assignments.Assignment;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.MakeAssignment.Making;
import rollbook.lms.usecase.Registrations.Registration;

/**
 * A teacher opens by our tool what a feed said they made: that proves that it is ours, whose it is and which link it is, and it
 * becomes an assignment as if they had made it with us (R29, X26). Anybody else's launch proves nothing (R30).
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ProveMaking {
    private final MakingHints hints;
    private final MakeAssignment makeAssignment;
    private final Questions questions;
    private final Ids ids;

    ProveMaking(MakingHints hints, MakeAssignment makeAssignment, Questions questions, Ids ids) {
        this.hints = hints;
        this.makeAssignment = makeAssignment;
        this.questions = questions;
        this.ids = ids;
    }

    /** The assignment it is now. Empty: no feed of the connection's license said that whoever came made this. */
    Optional<Assignment> prove(Registration registration, Connection connection, Launch launch) {
        var licenseId = connection.licenseId();
        if (licenseId == null || connection.isPending() || launch.subject() == null) {
            return Optional.empty();
        }
        var maker = registration.user(launch.deployment(), launch.subject(), launch.address());
        var names = launch.names();
        var assignment = names.of(LocalNames.CANVAS_ASSIGNMENT)
                .or(() -> names.of(LocalNames.SCHOOLOGY_ASSIGNMENT))
                .orElse(null);
        return hints.of(licenseId, link(launch), assignment).stream()
                .filter(hint -> hint.isProvedBy(launch))
                .findFirst()
                .map(hint -> {
                    hints.forget(licenseId, hint);
                    var made = makeAssignment.make(
                            new Making(ids.next(), connection, maker, null, title(launch, hint), launch.refs()));
                    questions.askNow(connection.id());
                    return made;
                });
    }

    private static String link(Launch launch) {
        return launch.refs().stream()
                .filter(ref -> ref.kind() == RefKind.LTI_LINK)
                .map(Ref::ref)
                .findFirst()
                .orElseThrow();
    }

    private static String title(Launch launch, MakingHint hint) {
        return Optional.ofNullable(launch.title())
                .filter(text -> !text.isBlank())
                .orElse(hint.title());
    }
}
