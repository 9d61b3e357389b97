package rollbook.invite.usecase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.invite.domain.Notice;

/** The notices that are due. */
public interface DueNotices {

    /**
     * One due notice, taken in hand.
     *
     * @param tries how often it was tried, this time included
     */
    record Due(
            UUID inviteId,
            UUID licenseId,
            Notice notice,
            String email,
            @Nullable String inviterEmail,
            Instant offeredAt,
            Instant expiresAt,
            int tries) {
        @Override
        public String toString() {
            return "Due[" + inviteId + ", " + notice + "]";
        }
    }

    /**
     * Takes up to {@code limit} of them in hand: nobody else gets them for the ten minutes after. Pending invites of licenses
     * that live alone; what is in hand when a process ends is due again then, so a notice may come twice.
     */
    List<Due> take(int limit);

    /** The notice is dealt with; {@code next} is the one to come, if any. Nothing happens where another was planned meanwhile. */
    void done(Due due, Notice.@Nullable Due next);

    /** It is to be tried again at that moment. */
    void again(Due due, Instant at);

    /** It was not tried after all, and is due as before. */
    void putBack(Due due);
}
