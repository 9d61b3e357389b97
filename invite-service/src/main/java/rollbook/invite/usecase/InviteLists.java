package rollbook.invite.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.invite.domain.InviteState;

/** The invites as they are listed, the latest first. */
public interface InviteLists {

    /**
     * One invite.
     *
     * @param expiresAt when it runs out; null while the license is frozen and the invite's time stands still
     * @param seenAt when its pop-up was first shown; null = not yet
     * @param popUpClosed whether the pop-up was closed: the invite is then found under <em>License invites</em> (R50)
     * @param popUp whether the app is to show it by itself: it can be answered, and was not put off
     * @param kept whether it was accepted while the license was frozen, and counts with the renewal
     * @param reminders how often an admin had the invitee reminded
     */
    record Listed(
            UUID id,
            UUID licenseId,
            UUID batchId,
            UUID memberId,
            String email,
            Actor inviter,
            InviteState state,
            Instant offeredAt,
            @Nullable Instant expiresAt,
            @Nullable Instant seenAt,
            boolean popUpClosed,
            boolean popUp,
            boolean kept,
            @Nullable Instant answeredAt,
            @Nullable Instant remindedAt,
            int reminders) {
        @Override
        public String toString() {
            return "Listed[" + id + ", " + state + "]";
        }
    }

    /**
     * Which invites of a license are meant.
     *
     * @param states none = all
     * @param text part of an address, in lower case
     * @param seen whether the invitee has seen it
     * @param offeredBefore offered before that moment
     */
    record Filter(
            Set<InviteState> states,
            @Nullable String text,
            @Nullable UUID batchId,
            @Nullable Boolean seen,
            @Nullable Instant offeredBefore) {
        public Filter {
            states = Set.copyOf(states);
        }

        @Override
        public String toString() {
            return "Filter[" + states + "]";
        }
    }

    /** Where a page ended. */
    record Place(Instant offeredAt, UUID id) {
        /** For a cursor. */
        public String text() {
            return offeredAt + "/" + id;
        }
    }

    /** Up to {@code limit} invites of an address in one of these states; none = all. */
    List<Listed> ofInvitee(String email, Set<InviteState> states, @Nullable Place after, int limit);

    /** One invite of an address. */
    Optional<Listed> find(UUID inviteId, String email);

    /** Up to {@code limit} invites of a license. */
    List<Listed> ofLicense(UUID licenseId, Filter filter, @Nullable Place after, int limit);

    /** How many invites of a license stand how. */
    Map<InviteState, Integer> counts(UUID licenseId);
}
