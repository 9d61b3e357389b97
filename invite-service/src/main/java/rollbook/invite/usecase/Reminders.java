package rollbook.invite.usecase;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/** Invitees to be reminded. */
public interface Reminders {

    /**
     * What a reminder came to.
     *
     * @param reminded whose pop-up comes up again, and who get a mail where mail is on
     * @param tooSoon who were reminded within the pause before, and are left in peace
     */
    record Reminded(int reminded, int tooSoon) {}

    /** Reminds the invitees of these pending invites of a license; others are passed over. */
    Reminded remind(UUID licenseId, Collection<UUID> inviteIds, Duration pause);

    /** Reminds the invitees of all pending invites of a license that the filter means. */
    Reminded remind(UUID licenseId, InviteLists.Filter filter, Duration pause);
}
