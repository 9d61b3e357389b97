package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import rollbook.events.InviteRequested;
import rollbook.events.InviteWithdrawn;

/**
 * Carries out what license-service judged: people are offered an invite, or it is taken back (R46–R48). The invitee needs no
 * account: the invite waits under the address until somebody proves it.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class OfferInvites {
    private final Invites invites;

    OfferInvites(Invites invites) {
        this.invites = invites;
    }

    public void offer(InviteRequested request) {
        invites.offer(request);
    }

    public void withdraw(InviteWithdrawn withdrawn) {
        invites.withdraw(withdrawn.people().stream()
                .map(InviteWithdrawn.Invitee::inviteId)
                .toList());
    }
}
