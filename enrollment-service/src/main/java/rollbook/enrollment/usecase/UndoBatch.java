package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import rollbook.enrollment.domain.BatchRow;
import rollbook.events.Actor;
import rollbook.events.EmailAddress;
import rollbook.events.Topic;
import rollbook.events.UserWithdrawn;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.problem.ProblemType;
import rollbook.kit.sql.Ids;

/**
 * Takes back what a batch gave (X32). What it said is withdrawn as of the moment it was said, so that later words and every
 * other reason stand. An invite the same method made before is not brought back: who had one is told. Who was on the license before it, or is named by a later one, is not touched.
 */
@ApplicationScoped
public class UndoBatch {
    /** The most people a fact on the bulk lane names (DESIGN §3). */
    private static final int PEOPLE_PER_FACT = 500;

    private final ReadBatches readBatches;
    private final LicenseBatches licenseBatches;
    private final Batches batches;
    private final Outbox outbox;
    private final Ids ids;

    UndoBatch(ReadBatches readBatches, LicenseBatches licenseBatches, Batches batches, Outbox outbox, Ids ids) {
        this.readBatches = readBatches;
        this.licenseBatches = licenseBatches;
        this.batches = batches;
        this.outbox = outbox;
        this.ids = ids;
    }

    /**
     * What undoing a batch would do.
     *
     * @param people rows that would be taken back, {@code outcomes} by what they came to
     * @param hadInvite how many of the people had a pending invite before: one the same method made is not brought back
     * @param namedLater rows a later batch names too: they stay
     * @param others rows that gave nobody anything, or nothing new: nothing changes for them
     */
    public record Prospect(int people, Map<String, Integer> outcomes, int hadInvite, int namedLater, int others) {
        public Prospect {
            outcomes = Map.copyOf(outcomes);
        }
    }

    /** What was taken back: how many people, and the batch whose rows tell what became of each. */
    public record Undone(int people, UUID batchId) {}

    /**
     * Says what would come of it; changes nothing.
     *
     * @throws ProblemException 404 or 409: no such batch, not done yet, no adding of people, another's, undone already
     */
    public Prospect foresee(UUID batchId, Actor actor) {
        var batch = undoable(readBatches.progress(batchId, actor), actor);
        var given = licenseBatches.given(batchId);
        var taken = given.stream().filter(row -> !row.namedLater()).toList();
        var outcomes = taken.stream()
                .collect(Collectors.groupingBy(
                        LicenseBatches.Given::outcome, TreeMap::new, Collectors.summingInt(_ -> 1)));
        var hadInvite = taken.stream().filter(LicenseBatches.Given::hadInvite).count();
        return new Prospect(
                taken.size(),
                outcomes,
                Math.toIntExact(hadInvite),
                given.size() - taken.size(),
                batch.people() - given.size());
    }

    /**
     * Takes it back; once this is committed it will be judged. That the actor may act on its license is the caller's to ask.
     *
     * @throws ProblemException 409 as {@link #foresee}, and where there is nobody to take back
     */
    @Transactional(TxType.MANDATORY)
    public Undone undo(UUID batchId, Actor actor) {
        var stamp = licenseBatches.lock(batchId);
        var undone = undoable(readBatches.progress(batchId), actor);
        var people = licenseBatches.given(batchId).stream()
                .filter(row -> !row.namedLater())
                .toList();
        require(!people.isEmpty(), EnrollmentProblem.NOTHING_TO_UNDO);
        var batch = new Batches.Batch(ids.next(), undone.licenseId(), undone.method(), actor, stamp);
        batches.accept(batch, people.stream().map(UndoBatch::row).toList());
        licenseBatches.undoes(batch.id(), batchId);
        outbox.append(Topic.ENROLLMENT_BULK, facts(batch, people));
        return new Undone(people.size(), batch.id());
    }

    /** Whoever made it was an admin when it was said, which is what license-service judges by. */
    private static Batches.Progress undoable(Batches.Progress batch, Actor actor) {
        var names = switch (batch.method()) {
            case CSV, EMAIL -> true;
            case OU, LMS, LINK, KEY, DOMAIN -> false;
        };
        require(names && batch.state() == Batches.State.DONE && batch.undoes() == null, EnrollmentProblem.NOT_UNDOABLE);
        require(isTheirs(batch, actor), EnrollmentProblem.UNDO_OF_ANOTHER);
        require(batch.undoneBy() == null, EnrollmentProblem.UNDONE_ALREADY);
        return batch;
    }

    private static boolean isTheirs(Batches.Progress batch, Actor actor) {
        return actor.role() == Actor.Role.STAFF || Objects.equals(batch.madeBy().accountId(), actor.accountId());
    }

    private static BatchRow row(LicenseBatches.Given given) {
        return new BatchRow.Person(given.row(), given.email(), EmailAddress.of(given.email()));
    }

    private static List<UserWithdrawn> facts(Batches.Batch batch, List<LicenseBatches.Given> people) {
        var facts = new ArrayList<UserWithdrawn>();
        for (var from = 0; from < people.size(); from += PEOPLE_PER_FACT) {
            var chunk = people.subList(from, Math.min(from + PEOPLE_PER_FACT, people.size())).stream()
                    .map(given -> new UserWithdrawn.Person(given.row(), given.email(), null))
                    .toList();
            facts.add(new UserWithdrawn(
                    batch.licenseId(), batch.method(), null, batch.id(), batch.actor(), batch.stamp(), chunk));
        }
        return facts;
    }

    private static void require(boolean holds, ProblemType otherwise) {
        if (!holds) {
            throw new ProblemException(otherwise);
        }
    }
}
