package rollbook.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A verdict to carry out: these people are to be invited (R46–R48). invite-service offers it in the app.
 *
 * @param inviter the license admin who named them
 * @param expiresAt when an unanswered invite runs out
 */
public record InviteRequested(UUID licenseId, UUID batchId, Actor inviter, Instant expiresAt, List<Invitee> people)
        implements Event {

    public InviteRequested {
        people = List.copyOf(people);
    }

    /** One person to invite; the answer comes back under {@code inviteId}. */
    public record Invitee(UUID inviteId, UUID memberId, String email) {
        @Override
        public String toString() {
            return "Invitee[" + inviteId + "]";
        }
    }

    @Override
    public String toString() {
        return "InviteRequested[" + licenseId + ", batch=" + batchId + ", people=" + people.size() + "]";
    }
}
