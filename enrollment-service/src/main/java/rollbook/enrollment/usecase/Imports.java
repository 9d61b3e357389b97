package rollbook.enrollment.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.FileWarning;
import rollbook.enrollment.domain.Foreseen;
import rollbook.enrollment.usecase.Forecasts.Person;
import rollbook.events.Actor;

/** Files of addresses on their way to being batches like any other. The writes belong in a transaction under way. */
public interface Imports {

    /** What a file is uploaded for. */
    record Order(
            UUID id, UUID licenseId, Actor actor, @Nullable String fileName) {}

    /**
     * A plan as far as it was made.
     *
     * @param seq and {@code revision} of the license it was made on; {@code steady}: they stayed so all the while
     * @param way {@code ADDED} or {@code INVITED}, {@code rule} and {@code why} it is so; a null way: all is refused,
     *     for the {@code reason} of that name
     * @param outcomes rows by what they would come to; complete once the plan is
     */
    record Plan(
            long seq,
            long revision,
            boolean steady,
            @Nullable String way,
            @Nullable String rule,
            @Nullable String why,
            @Nullable String reason,
            Forecasts.Seats before,
            Forecasts.Seats after,
            Map<String, Integer> outcomes) {
        public Plan {
            outcomes = Map.copyOf(outcomes);
        }
    }

    /**
     * A file a plan is made of.
     *
     * @param plannedTo the rows up to here have their forecast
     * @param lastRow the number of its last row
     * @param plan as far as it was made; null at the beginning
     */
    record ToPlan(
            UUID id,
            UUID licenseId,
            Actor actor,
            int plannedTo,
            int lastRow,
            @Nullable Plan plan) {}

    /**
     * An accepted import whose rows after {@code saidTo} up to {@code lastRow} are still to be said.
     *
     * @param trace of the request that accepted it; null where traces were off
     */
    record ToSay(
            Batches.Batch batch,
            int saidTo,
            int lastRow,
            @Nullable UUID planId,
            @Nullable String trace) {}

    /** A row and what the plan showed of it. */
    record Planned(Person person, Foreseen shown) {}

    /** Begins to receive a file. */
    void begin(Order order);

    /** Keeps rows of a file being received. */
    void receive(UUID id, List<BatchRow> rows);

    /** Forgets a file that is not accepted, and its rows. */
    void discard(UUID id);

    /** The file is whole: now a plan is made of it. */
    void plan(UUID id, List<FileWarning> warnings);

    /**
     * The file is an import now, which that actor committed.
     *
     * @return false if it was one already
     */
    boolean accept(UUID id, Actor actor, long stamp, @Nullable List<FileWarning> warnings);

    /** The next file a plan is to be made of. */
    Optional<ToPlan> nextToPlan();

    /**
     * Keeps a stretch of a plan.
     *
     * @param from as it was when the stretch was begun
     * @param plannedTo the rows up to here have their forecast now; the last row's makes the plan whole
     * @return false if somebody else has done it meanwhile
     */
    boolean planned(ToPlan from, int plannedTo, Plan plan, List<Forecasts.Row> rows);

    /** The next import with rows to be said, kept from others until the transaction ends; the one least far first. */
    Optional<ToSay> nextToSay();

    /** Notes how far an import was said; {@code whole}: it has no more rows. */
    void said(UUID id, int saidTo, boolean whole);

    /** The people in the rows after one up to another. */
    List<Person> people(UUID id, int after, int upTo);

    /** The people in the rows after one up to another, with what the plan showed. */
    List<Planned> plannedPeople(UUID id, int after, int upTo);

    /** The imports and plans somebody made, the latest first; {@code before} a batch, or all. */
    List<UUID> madeBy(UUID accountId, @Nullable UUID licenseId, @Nullable UUID before, int limit);

    /** Uploads not whole that began before an instant, and plans not committed that did before another. */
    List<UUID> leftOver(Instant uploads, Instant plans, int limit);
}
