package rollbook.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact: a method takes back the reasons it gave for these people, such as joins undone. Whoever it named again after
 * {@code stamp}, or who is on the license by another reason, stays.
 *
 * @param source what stands behind the method when it can have several: a unit, an assignment, a domain
 * @param batchId the act that takes them back; its chunks share {@code stamp}
 * @param stamp microseconds since 1970 of the database clock when the act was accepted; only stamps are compared
 * @param people 1–50 on the live lane, 1–500 on the bulk lane
 */
public record UserWithdrawn(
        UUID licenseId,
        EnrollmentMethod method,
        @Nullable String source,
        UUID batchId,
        Actor actor,
        long stamp,
        List<Person> people)
        implements Event {

    public UserWithdrawn {
        people = List.copyOf(people);
    }

    /**
     * One person named.
     *
     * @param row the place in the act, from 1
     * @param email normalized by {@link EmailAddress}
     * @param accountId the account, where the method had it proven
     */
    public record Person(int row, String email, @Nullable UUID accountId) {
        @Override
        public String toString() {
            return "Person[row=" + row + "]";
        }
    }

    @Override
    public String toString() {
        return "UserWithdrawn[" + licenseId + ", " + method + ", batch=" + batchId + ", people=" + people.size() + "]";
    }
}
