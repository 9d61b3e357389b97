package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import rollbook.kit.sql.Ids;
import rollbook.lms.domain.Ref;
import rollbook.lms.domain.RefKind;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.MakeAssignment.Making;

/**
 * Our own app's word on assignments, for those in Google Classroom and those shared by a link. Its opens are launches: the app
 * signed the person in. They may come before the word that the assignment was made, and end in the same.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class HearApp {
    /** The one connection of the app; it has no license of its own (X27). */
    static final UUID CONNECTION = UUID.fromString("00000000-0000-0000-0000-00000000000a");

    private final MakeAssignment makeAssignment;
    private final TakeOpen takeOpen;
    private final Ids ids;

    HearApp(MakeAssignment makeAssignment, TakeOpen takeOpen, Ids ids) {
        this.makeAssignment = makeAssignment;
        this.takeOpen = takeOpen;
        this.ids = ids;
    }

    /** The name of an assignment of the app's. */
    static Ref ref(String assignmentId) {
        return new Ref(RefKind.OURS, assignmentId);
    }

    Outcome hear(Connection app, long deliveryId, AppWord word) {
        return switch (word) {
            case AppWord.Created created -> made(app, created);
            case AppWord.Opened opened -> opened(app, deliveryId, opened);
            case AppWord.Unknown _ -> Outcome.ignored("UNKNOWN_TYPE");
        };
    }

    private Outcome made(Connection app, AppWord.Created created) {
        makeAssignment.make(new Making(
                ids.next(),
                app,
                created.maker(),
                created.account(),
                created.licenseId(),
                created.title(),
                List.of(ref(created.assignmentId()))));
        return Outcome.TAKEN;
    }

    private Outcome opened(Connection app, long deliveryId, AppWord.Opened opened) {
        if (!opened.learner()) {
            return Outcome.ignored("NOT_A_LEARNER");
        }
        return Outcome.of(takeOpen.take(app, open(deliveryId, opened)));
    }

    /** An open that counts: of a learner (X11). */
    static TakeOpen.Open open(long deliveryId, AppWord.Opened opened) {
        return new TakeOpen.Open(deliveryId, List.of(ref(opened.assignmentId())), opened.person(), true);
    }
}
