package rollbook.invite.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.invite.domain.InviteState;
import rollbook.invite.usecase.InviteLists.Listed;

/**
 * An invite as an admin of its license sees it.
 *
 * @param memberId the person; removing that member from the license withdraws the invite
 * @param batchId the act that named them
 * @param invitedBy the address of the admin who did
 * @param expiresAt when it runs out; null while the license is frozen, for then its time stands still
 * @param seenAt when the app first showed it to them; null = not yet
 * @param popUpClosed whether they closed the pop-up without answering
 * @param kept whether it was accepted while the license was frozen: it counts with the renewal
 * @param reminders how often they were reminded by an admin
 */
public record InviteRepresentation(
        UUID inviteId,
        UUID memberId,
        UUID batchId,
        String email,
        InviteState state,
        @Nullable String invitedBy,
        Instant offeredAt,
        @Nullable Instant expiresAt,
        @Nullable Instant seenAt,
        boolean popUpClosed,
        boolean kept,
        @Nullable Instant answeredAt,
        @Nullable Instant remindedAt,
        int reminders) {

    static InviteRepresentation of(Listed invite) {
        return new InviteRepresentation(
                invite.id(),
                invite.memberId(),
                invite.batchId(),
                invite.email(),
                invite.state(),
                invite.inviter().email(),
                invite.offeredAt(),
                invite.expiresAt(),
                invite.seenAt(),
                invite.popUpClosed(),
                invite.kept(),
                invite.answeredAt(),
                invite.remindedAt(),
                invite.reminders());
    }

    @Override
    public String toString() {
        return "InviteRepresentation[" + inviteId + ", " + state + "]";
    }
}
