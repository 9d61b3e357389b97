package rollbook.events;

import java.util.List;
import java.util.UUID;

/**
 * A verdict to carry out: these invites can no longer be answered, because the people were meanwhile removed, kept out
 * or added at once (RULES §4).
 *
 * @param people whose invites are withdrawn, 1–500
 */
public record InviteWithdrawn(UUID licenseId, List<Invitee> people) implements Event {

    public InviteWithdrawn {
        people = List.copyOf(people);
    }

    /** One invite, as {@link InviteRequested} named it. */
    public record Invitee(UUID inviteId, UUID memberId) {}

    @Override
    public String toString() {
        return "InviteWithdrawn[" + licenseId + ", people=" + people.size() + "]";
    }
}
