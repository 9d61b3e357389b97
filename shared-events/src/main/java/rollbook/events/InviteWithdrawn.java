package rollbook.events;

import java.util.List;
import java.util.UUID;

/**
 * A verdict to carry out: these invites are no longer to be answered; the people were removed, kept out or added at
 * once meanwhile (RULES §4).
 *
 * @param people 1–500 of them
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
