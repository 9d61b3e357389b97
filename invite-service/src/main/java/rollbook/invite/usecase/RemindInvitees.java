package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import rollbook.invite.usecase.Reminders.Reminded;

/**
 * An admin has invitees reminded: the pop-up comes up again, and where mail is on they get one. Nobody is reminded twice
 * within a day (a setting).
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RemindInvitees {
    private final Reminders reminders;
    private final Duration pause;

    RemindInvitees(
            Reminders reminders,
            @ConfigProperty(name = "rollbook.invites.reminder-pause", defaultValue = "PT24H") Duration pause) {
        this.reminders = reminders;
        this.pause = pause;
    }

    /** Reminds the invitees of these invites. */
    public Reminded remind(UUID licenseId, Collection<UUID> inviteIds) {
        return reminders.remind(licenseId, inviteIds, pause);
    }

    /** Reminds every invitee the filter means. */
    public Reminded remind(UUID licenseId, InviteLists.Filter filter) {
        return reminders.remind(licenseId, filter, pause);
    }
}
