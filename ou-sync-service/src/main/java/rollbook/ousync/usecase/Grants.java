package rollbook.ousync.usecase;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import rollbook.events.OuMembershipChanged.Joined;
import rollbook.ousync.usecase.LicensePeople.Person;

/** Whom each unit vouches for on a license: a replica of what license-service recorded of this service's words. */
public interface Grants {

    /**
     * What is known of a user and a unit.
     *
     * @param no names the two in a set of numbers
     * @param email the address last said, {@code takenEmail} the one license-service has judged
     * @param vouched whether the unit's last word on them stands
     * @param saidIn the run that said them last
     */
    record Grant(
            long no,
            String googleId,
            @Nullable String email,
            @Nullable String takenEmail,
            boolean vouched,
            @Nullable UUID saidIn) {
        @Override
        public String toString() {
            return "Grant[" + no + "]";
        }
    }

    /** Up to where of the license's ledger they are known. */
    long position(UUID licenseId, UUID syncId);

    /**
     * Replaces what is known of these people by what license-service has of them.
     *
     * @param from where what is known ended when license-service was asked
     * @param to up to where it is known then
     * @return false where somebody else has learned something meanwhile: then nothing is done, for it may be newer
     */
    boolean learn(UUID licenseId, UUID syncId, List<Person> people, long from, long to);

    /** Forgets all of it: license-service's ledger was set back. */
    void unlearn(UUID licenseId, UUID syncId);

    /** These units speak for nobody any more, whether license-service has judged that yet or not. */
    void end(UUID licenseId, List<String> units);

    /** What is known of these users, by Google id; of whom nothing is, there is nothing. */
    Map<String, Grant> of(UUID licenseId, String unitId, List<String> googleIds);

    /**
     * Of these users, by Google id and the address they have now, the number of each of whom there is nothing to say: the unit's
     * word on them stands with that address, or that run has said it. Half an hour later that is nearly everybody.
     */
    Map<String, Long> settled(UUID licenseId, String unitId, UUID runId, Map<String, String> emails);

    /** Tells the numbers of those the unit vouches for, in their order, without ever having all of them in memory. */
    void numbers(UUID licenseId, String unitId, LongConsumer action);

    /** Those it vouches for, by number after {@code no}. */
    List<Grant> vouched(UUID licenseId, String unitId, long no, int limit);

    /** Of those with these numbers, whom it vouches for, in their order. */
    List<Grant> vouched(UUID licenseId, String unitId, List<Long> numbers);

    /** These were said by that run; they are vouched for once license-service has judged. */
    void said(UUID licenseId, String unitId, UUID runId, List<Joined> joined);
}
