package rollbook.ousync.usecase;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Outcome;
import rollbook.kit.problem.ProblemException;

/** What license-service would decide now; its word alone, and nothing is written by asking. Not within a transaction. */
public interface Forecasts {
    /** The most people one question names. */
    int MOST_PEOPLE = 2_500;

    /** Somebody asked about; the address normalized. */
    record Newcomer(int row, String email, String googleId) {
        @Override
        public String toString() {
            return "Newcomer[" + row + "]";
        }
    }

    /**
     * How the seats stand.
     *
     * @param limit null = unlimited
     */
    record Seats(@Nullable Integer limit, int members, int invited, int waiting) {}

    /** What would become of a newcomer; {@code detail} is a refusal's sentence, {@code reason} its stable name. */
    record Joining(
            int row,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String detail) {}

    /**
     * A state of the license: while it stands, the same people would come to the same.
     *
     * @param seq the last entry of its ledger, and {@code revision} its own
     * @param way how newcomers come; null: nobody does
     */
    record AsOf(long seq, long revision, @Nullable String way) {
        /** Whether nothing but people's standing moved since then. */
        boolean onlyPeopleMovedSince(AsOf then) {
            return seq >= then.seq && new AsOf(then.seq, revision, way).equals(then);
        }
    }

    /** Newcomers, from how the seats stood to how they would. */
    record Joined(long seq, long revision, @Nullable String way, Seats before, Seats after, List<Joining> people) {
        public Joined {
            people = List.copyOf(people);
        }

        AsOf asOf() {
            return new AsOf(seq, revision, way);
        }
    }

    /**
     * What would become of somebody who loses units.
     *
     * @param keptBy the methods that keep them on the license (X5), and {@code why} in a sentence; none: they leave
     */
    record Leaving(String googleId, List<EnrollmentMethod> keptBy, String why) {
        public Leaving {
            keptBy = List.copyOf(keptBy);
        }

        boolean stays() {
            return !keptBy.isEmpty();
        }

        @Override
        public String toString() {
            return "Leaving[" + stays() + "]";
        }
    }

    /**
     * People who lose units.
     *
     * @param freed how many seats they give up
     */
    record Left(int freed, List<Leaving> people) {
        public Left {
            people = List.copyOf(people);
        }
    }

    /**
     * What would become of people of a unit, each named once in all the questions of a plan.
     *
     * @param seats as the people asked about before would leave them; null = as they are
     * @throws ProblemException 503 while license-service is away, 404 if it knows no such license
     */
    Joined joining(UUID licenseId, String unitId, @Nullable Seats seats, List<Newcomer> people);

    /** What would become of people for whom these units no longer speak; who has none of them is not answered for. */
    Left leaving(UUID licenseId, List<String> units, List<String> googleIds);
}
