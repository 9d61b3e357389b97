package rollbook.ousync.usecase;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.OuMembershipChanged.Joined;
import rollbook.ousync.usecase.LicensePeople.Person;

/** Whom each unit vouches for on a license: a replica of what license-service recorded of this service's words. */
public interface Grants {

    /**
     * What is known of a user and a unit.
     *
     * @param no names the two in a set of numbers
     * @param email the address last said
     * @param vouched whether the unit's last word on them stands
     * @param saidIn the run that said them last
     */
    record Grant(
            long no,
            String googleId,
            @Nullable String email,
            boolean vouched,
            @Nullable UUID saidIn) {
        @Override
        public String toString() {
            return "Grant[" + no + "]";
        }
    }

    /** Up to where of the license's ledger they are known. */
    long position(UUID licenseId);

    /** Replaces what is known of these people by what license-service has of them, which is known up to {@code seq} then. */
    void learn(UUID licenseId, List<Person> people, long seq);

    /** What is known of these users, by Google id; of whom nothing is, there is nothing. */
    Map<String, Grant> of(UUID licenseId, String unitId, List<String> googleIds);

    /** How many the unit vouches for. */
    int count(UUID licenseId, String unitId);

    /** Those it vouches for, by number after {@code no}. */
    List<Grant> vouched(UUID licenseId, String unitId, long no, int limit);

    /** These were said by that run; they are vouched for once license-service has judged. */
    void said(UUID licenseId, String unitId, UUID runId, List<Joined> joined);
}
