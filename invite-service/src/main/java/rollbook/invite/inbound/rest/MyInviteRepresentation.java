package rollbook.invite.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.LicenseType;
import rollbook.invite.domain.InviteState;
import rollbook.invite.usecase.ReadInvites.Mine;

/**
 * An invite as its invitee sees it.
 *
 * @param licenseName what they are invited to
 * @param invitedBy the address of the admin who named them; null where nobody did by hand
 * @param expiresAt when it runs out; null while the license is frozen, for then its time stands still
 * @param popUp whether the app is to show it by itself: it can be answered, and its pop-up was not closed yet. It is found
 *     under <em>License invites</em> in any case (R50)
 * @param kept whether it was accepted while the license was frozen: it counts with the renewal
 */
public record MyInviteRepresentation(
        UUID inviteId,
        UUID licenseId,
        @Nullable String licenseName,
        @Nullable LicenseType licenseType,
        @Nullable String invitedBy,
        InviteState state,
        Instant offeredAt,
        @Nullable Instant expiresAt,
        boolean popUp,
        boolean kept) {

    static MyInviteRepresentation of(Mine mine) {
        var invite = mine.invite();
        return new MyInviteRepresentation(
                invite.id(),
                invite.licenseId(),
                mine.licenseName(),
                mine.licenseType(),
                invite.inviter().email(),
                invite.state(),
                invite.offeredAt(),
                invite.expiresAt(),
                invite.popUp(),
                invite.kept());
    }

    @Override
    public String toString() {
        return "MyInviteRepresentation[" + inviteId + ", " + state + "]";
    }
}
