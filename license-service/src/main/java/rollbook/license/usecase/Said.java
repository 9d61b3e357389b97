package rollbook.license.usecase;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.license.domain.Membership;
import rollbook.license.domain.Verdict;

/**
 * A fact or an act as the judge hears it: who is named, and what that says of each. One verdict of the ledger answers it.
 *
 * @param factId the event to answer; absent for an act of license-service's own
 * @param source of the words said, with {@code method} and {@code origin}
 * @param inviteId the invite it answers, under the id it was made with; absent of all that is no answer
 * @param people at most 500
 */
public record Said(
        UUID licenseId,
        Kind kind,
        @Nullable UUID factId,
        @Nullable UUID batchId,
        Actor actor,
        long stamp,
        @Nullable EnrollmentMethod method,
        @Nullable String source,
        @Nullable String origin,
        @Nullable UUID inviteId,
        List<Named> people) {

    /** The most people one verdict names (DESIGN §3). */
    public static final int MOST_PEOPLE = 500;

    public Said {
        people = List.copyOf(people);
    }

    /** What kind of act it is. */
    public enum Kind {
        /** What another service said happened. */
        FACT,
        /** Removed by hand, perhaps kept out. */
        REMOVAL,
        /** No longer kept out. */
        LIFT,
        /** A whole source is over. */
        ENDING,
        /** A seat freed up or was added, and the next who waited has it. */
        SEATING,
        /** Two people turned out to be one. */
        MERGE
    }

    /**
     * One person in it.
     *
     * @param personId absent where nobody could be identified; then the opinion refuses
     * @param row the place in the fact
     * @param address as it was said
     * @param addressProven whether the list is to show this address from now on
     * @param opinion what this says of the membership; absent where judging it failed before
     */
    public record Named(
            @Nullable UUID personId,
            @Nullable Integer row,
            @Nullable String address,
            boolean addressProven,
            @Nullable Function<Membership, Verdict> opinion) {
        @Override
        public String toString() {
            return "Named[" + personId + ", row=" + row + "]";
        }
    }

    /** The same, naming these people. */
    Said naming(List<Named> others) {
        return new Said(licenseId, kind, factId, batchId, actor, stamp, method, source, origin, inviteId, others);
    }

    /** An act of license-service's own: no method is behind it. */
    static Said act(UUID licenseId, Kind kind, @Nullable UUID batchId, Actor actor, long stamp, List<Named> people) {
        return new Said(licenseId, kind, null, batchId, actor, stamp, null, null, null, null, people);
    }
}
