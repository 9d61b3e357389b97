package rollbook.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact: somebody asked for people to come onto a license. It never says whether they are added or invited; that is
 * license-service's word.
 *
 * @param source what stands behind the method when it can have several: a unit, an assignment, a domain; by key or link
 *     the generation of it that was redeemed
 * @param batchId the act all these people were named in; its chunks share {@code stamp}
 * @param planId the plan that was committed, where there was one (X30)
 * @param stamp microseconds since 1970 of the database clock when the act was accepted; only stamps are compared
 * @param people 1–50 on the live lane, 1–500 on the bulk lane
 */
public record UserEnrolled(
        UUID licenseId,
        EnrollmentMethod method,
        @Nullable String source,
        UUID batchId,
        @Nullable UUID planId,
        Actor actor,
        long stamp,
        List<Person> people)
        implements Event {

    public UserEnrolled {
        people = List.copyOf(people);
    }

    /**
     * One person named.
     *
     * @param row the place in what was typed or uploaded, from 1
     * @param email normalized by {@link EmailAddress}
     * @param accountId the account, where the method proves it
     */
    public record Person(int row, String email, @Nullable UUID accountId) {
        @Override
        public String toString() {
            return "Person[row=" + row + "]";
        }
    }

    @Override
    public String toString() {
        return "UserEnrolled[" + licenseId + ", " + method + ", batch=" + batchId + ", people=" + people.size() + "]";
    }
}
