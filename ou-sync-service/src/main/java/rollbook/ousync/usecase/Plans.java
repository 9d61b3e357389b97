package rollbook.ousync.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Outcome;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.domain.PlanReason;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Forecasts.AsOf;

/** Previews of a selection of units, or of the removal of the sync, that can be committed once within 24 hours (X30). */
public interface Plans {

    /** What is planned. */
    enum Kind {
        /** Other units count from the commit on. */
        SELECT,
        /** The sync is removed (R14). */
        REMOVE
    }

    /** How far a plan is. */
    enum State {
        READING,
        PLANNED,
        /** The directory or license-service could not be asked to the end; make another one. */
        FAILED,
        COMMITTED
    }

    /** What would happen to somebody's grant of a unit. */
    enum Effect {
        /** It is new. */
        ADD,
        /** It stays. */
        KEEP,
        /** It ends. */
        REMOVE,
        /** They are in the unit and do not count: suspended or archived (R11, X6). */
        SKIP
    }

    /**
     * A plan.
     *
     * @param units the selection; empty of a removal
     * @param counts how many grants by effect; {@code outcomes} how many people of those added and removed by what they
     *     would come to
     * @param asOf the state of the license it is of; null: it moved meanwhile
     * @param lease what its reader is known by
     */
    record Plan(
            UUID id,
            UUID licenseId,
            UUID account,
            Kind kind,
            List<PickedUnit> units,
            State state,
            @Nullable Trouble trouble,
            Map<Effect, Integer> counts,
            Map<Outcome, Integer> outcomes,
            @Nullable Seats seats,
            @Nullable AsOf asOf,
            Instant madeAt,
            boolean expired,
            long lease) {
        public Plan {
            units = List.copyOf(units);
            counts = Map.copyOf(counts);
            outcomes = Map.copyOf(outcomes);
        }
    }

    /**
     * How the seats stand and would.
     *
     * @param limit null = unlimited
     */
    record Seats(@Nullable Integer limit, int usedBefore, int waitingBefore, int usedAfter, int waitingAfter) {}

    /**
     * One line of a plan.
     *
     * @param outcome what an added one would come to; of a removed one REMOVED, or ALREADY_MEMBER who stays
     * @param why in a sentence: a refusal's, or what keeps somebody (X5)
     * @param reason its stable name, where it has one: a {@link PlanReason}'s, or a refusal's as license-service names it
     * @param keptBy of KEPT: the methods that keep them, the longest standing first
     */
    record Line(
            int no,
            String unitId,
            String googleId,
            String email,
            Effect effect,
            @Nullable Outcome outcome,
            @Nullable String why,
            @Nullable String reason,
            List<EnrollmentMethod> keptBy) {
        public Line {
            keptBy = List.copyOf(keptBy);
        }

        /** The same with what it would come to; where nothing is said of why, what was said stays. */
        Line judged(Outcome then, @Nullable String sentence, @Nullable String because) {
            return new Line(no, unitId, googleId, email, effect, then, sentence, because, List.of());
        }

        /**
         * Whether the admin should see the plan anew before it is committed (X30): somebody would wait who was shown to have a
         * seat, be kept out, refused, or removed. Whoever fares better, or is on the license by now, stops nothing.
         */
        boolean misleadsAbout(Outcome now) {
            return switch (now) {
                case ADDED -> outcome == Outcome.INVITED;
                case INVITED -> outcome == Outcome.ADDED;
                case WAITING, KEPT_OUT, REFUSED, FAILED, REMOVED -> outcome != now;
                case ALREADY_MEMBER, ALREADY_INVITED, REASON_ADDED -> false;
            };
        }

        @Override
        public String toString() {
            return "Line[" + no + ", " + effect + "]";
        }
    }

    /**
     * What losing their units would come to for somebody.
     *
     * @param why they stay; null: they do not, and what was said stays
     * @param keptBy by which methods they stay
     */
    record Fate(String googleId, Outcome outcome, @Nullable String why, List<EnrollmentMethod> keptBy) {
        public Fate {
            keptBy = List.copyOf(keptBy);
        }

        @Override
        public String toString() {
            return "Fate[" + outcome + "]";
        }
    }

    /**
     * Somebody who would fare otherwise than a plan showed.
     *
     * @param shown null: the plan does not show them
     * @param now what would become of them, and {@code why} where a sentence says; {@code reason} is its stable name
     */
    record Difference(
            String email,
            @Nullable Outcome shown,
            Outcome now,
            @Nullable String why,
            @Nullable String reason) {
        @Override
        public String toString() {
            return "Difference[" + shown + ", " + now + "]";
        }
    }

    void make(UUID id, UUID licenseId, UUID account, Kind kind, List<PickedUnit> units);

    Optional<Plan> find(UUID licenseId, UUID planId);

    /** The plan, for this transaction alone to commit. */
    Optional<Plan> lock(UUID licenseId, UUID planId);

    /** The plan most due to be read, taken in hand for two minutes; what was read of it before is forgotten. */
    Optional<Plan> take();

    /** In each transaction of its reader: two minutes more. False: another has taken the plan in hand. */
    boolean goOn(Plan plan);

    /** Adds lines; of one user and unit the first stays. */
    void add(UUID planId, List<Line> lines);

    /** Forgets the lines of one unit. */
    void forgetUnit(UUID planId, String unitId);

    /** Lines after that one with that effect, all where it is null. */
    List<Line> lines(UUID planId, @Nullable Effect effect, int after, int limit);

    /** Of each person some lines add, the first such line; after that one. */
    List<Line> added(UUID planId, int after, int limit);

    /** The lines of {@link #added} once they are judged. */
    List<Line> judgedToJoin(UUID planId, int after, int limit);

    /** Those of {@link #judgedToJoin} who are among these people, by Google id or by normalized address. */
    List<Line> judgedToJoin(UUID planId, Collection<String> googleIds, Collection<String> emails);

    /** After that Google id, a line of each of whom the plan takes a unit and something else than a unit keeps (X5). */
    List<Line> judgedToStay(UUID planId, String after, int limit);

    /** Google ids, after that one, of whom the plan takes a unit and leaves none. */
    List<String> losing(UUID planId, String after, int limit);

    /** Adds to lines what they would come to. */
    void judge(UUID planId, List<Line> judged);

    /** The same to all lines that take a unit from these people. */
    void judgeLosing(UUID planId, List<Fate> fates);

    /** Whoever would lose one unit and has another by the plan stays: their lines say so. */
    void keepTheMoved(UUID planId);

    /** It is done, and counted. */
    void planned(UUID planId, Seats seats, @Nullable AsOf asOf);

    void failed(UUID planId, Trouble trouble);

    void committed(UUID planId);

    /**
     * People who would leave without the plan's having shown it, so many at most: units vouch for them, or were said to and it is
     * not judged yet.
     *
     * @param ending units that end by it: they lose all their people
     * @param narrowed units that lose those of the units under them: nobody knows of which unit a newcomer is, so whoever came
     *     since the plan is one of these people
     */
    List<Difference> unforeseen(Plan plan, List<String> ending, List<String> narrowed, int limit);

    /** Forgets plans of more than two days ago. */
    void forgetOld();
}
