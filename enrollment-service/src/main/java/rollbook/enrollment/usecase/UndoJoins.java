package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.CodeKind;
import rollbook.events.Actor;
import rollbook.events.EmailAddress;
import rollbook.events.Topic;
import rollbook.events.UserWithdrawn;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;

/**
 * Joins by a license's key or link are undone, of all its generations: what this method gave from some moment on is taken
 * back, and who has another reason stays. A join accepted before is void wherever it has come to: stamps decide. Where
 * license-service refuses it the joins stand again, and somebody else may undo them ({@link FollowJoins}).
 */
@ApplicationScoped
public class UndoJoins {
    /** The most people a fact on the bulk lane names (DESIGN §3). */
    private static final int PEOPLE_PER_FACT = 500;

    private final LicenseCodes codes;
    private final Joins joins;
    private final Batches batches;
    private final Outbox outbox;
    private final Database database;
    private final Ids ids;

    UndoJoins(LicenseCodes codes, Joins joins, Batches batches, Outbox outbox, Database database, Ids ids) {
        this.codes = codes;
        this.joins = joins;
        this.batches = batches;
        this.outbox = outbox;
        this.database = database;
        this.ids = ids;
    }

    /**
     * What was undone.
     *
     * @param batchId whose rows tell what became of each; null where there was nobody
     */
    public record UndoneJoins(int people, @Nullable UUID batchId) {
        static final UndoneJoins NOBODY = new UndoneJoins(0, null);
    }

    /** Undoes the joins from {@code since} on; who redeems at this moment comes before or after it, not between. */
    @Transactional(TxType.MANDATORY)
    public UndoneJoins undo(UUID licenseId, CodeKind kind, Instant since, Actor actor) {
        codes.lockLatest(licenseId, kind);
        var stamp = database.stamp();
        var at = Instant.EPOCH.plus(stamp, ChronoUnit.MICROS);
        var batchId = ids.next();
        var people = joins.undo(batchId, licenseId, kind, since, at);
        if (people.isEmpty()) {
            return UndoneJoins.NOBODY;
        }
        var batch = new Batches.Batch(batchId, licenseId, kind.method(), actor, stamp);
        batches.accept(batch, people.stream().map(UndoJoins::row).toList());
        outbox.append(Topic.ENROLLMENT_BULK, facts(batch, people));
        return new UndoneJoins(people.size(), batch.id());
    }

    private static BatchRow row(UserWithdrawn.Person person) {
        if (EmailAddress.parse(person.email()) instanceof EmailAddress email) {
            return new BatchRow.Person(person.row(), email.normalized(), email);
        }
        throw new IllegalStateException("a redemption without an address");
    }

    private static List<UserWithdrawn> facts(Batches.Batch batch, List<UserWithdrawn.Person> people) {
        var facts = new ArrayList<UserWithdrawn>();
        for (var from = 0; from < people.size(); from += PEOPLE_PER_FACT) {
            var chunk = people.subList(from, Math.min(from + PEOPLE_PER_FACT, people.size()));
            facts.add(new UserWithdrawn(
                    batch.licenseId(), batch.method(), null, batch.id(), batch.actor(), batch.stamp(), chunk));
        }
        return facts;
    }
}
