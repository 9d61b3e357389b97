package rollbook.lms.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbook.kit.sql.Database;
import rollbook.lms.usecase.Assignments.Assignment;
import rollbook.lms.usecase.TakeDelivery.Delivery;

/**
 * Takes in what our own app sends. Of an assignment it also tells what became of it, so that the app can tell its maker: while
 * license-service is away that is not known yet, and the same delivery again tells it later.
 */
@ApplicationScoped
public class TakeAppDelivery {
    private final ReadAppWord readAppWord;
    private final HearApp hearApp;
    private final TakeDelivery takeDelivery;
    private final TakeAppOpens takeAppOpens;
    private final SettleAssignments settleAssignments;
    private final Assignments assignments;
    private final CountRejections countRejections;
    private final Database database;

    TakeAppDelivery(
            ReadAppWord readAppWord,
            HearApp hearApp,
            TakeDelivery takeDelivery,
            TakeAppOpens takeAppOpens,
            SettleAssignments settleAssignments,
            Assignments assignments,
            CountRejections countRejections,
            Database database) {
        this.readAppWord = readAppWord;
        this.hearApp = hearApp;
        this.takeDelivery = takeDelivery;
        this.takeAppOpens = takeAppOpens;
        this.settleAssignments = settleAssignments;
        this.assignments = assignments;
        this.countRejections = countRejections;
        this.database = database;
    }

    /**
     * What became of it.
     *
     * @param known whether it is of a type we know
     * @param made the assignment it is the making of
     */
    public record Taken(
            Outcome outcome, boolean known, @Nullable Assignment made) {}

    /**
     * Takes one in.
     *
     * @param id the same however often it is sent
     * @throws rollbook.kit.problem.ProblemException 400 for a body that is no word of ours; nothing is kept of it
     */
    public Taken take(String id, String body) {
        var word = readAppWord.read(body);
        var delivery = new Delivery(HearApp.CONNECTION, id, type(word), body);
        var outcome = word instanceof AppWord.Opened opened && opened.learner()
                ? takeAppOpens.take(delivery, opened)
                : takeDelivery.take(delivery, (app, deliveryId) -> hearApp.hear(app, deliveryId, word));
        return new Taken(
                outcome,
                !(word instanceof AppWord.Unknown),
                word instanceof AppWord.Created created ? made(created).orElse(null) : null);
    }

    /** One was refused; {@code why} is a word of ours. */
    public void refused(String why) {
        countRejections.count(HearApp.CONNECTION, why);
    }

    private Optional<Assignment> made(AppWord.Created created) {
        return find(created).flatMap(made -> {
            settleAssignments.settle(made.id());
            return find(created);
        });
    }

    private Optional<Assignment> find(AppWord.Created created) {
        return database.inTransaction(() -> assignments.find(HearApp.CONNECTION, HearApp.ref(created.assignmentId())));
    }

    private static String type(AppWord word) {
        return switch (word) {
            case AppWord.Created _ -> "assignment.created";
            case AppWord.Opened _ -> "assignment.opened";
            case AppWord.Unknown _ -> "unknown";
        };
    }
}
