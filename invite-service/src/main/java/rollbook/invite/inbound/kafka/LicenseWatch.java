package rollbook.invite.inbound.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.events.LicenseAlerted;
import rollbook.events.LicenseChanged;
import rollbook.events.MembershipChanged;
import rollbook.invite.usecase.ConcludeAnswers;
import rollbook.invite.usecase.FreezeInvites;
import rollbook.invite.usecase.TellAdmins;
import rollbook.licenses.LicenseNews;

/** Hears what became of answers, which licenses are frozen, and what admins should know in time. */
@ApplicationScoped
class LicenseWatch implements LicenseNews {
    private final ConcludeAnswers concludeAnswers;
    private final FreezeInvites freezeInvites;
    private final TellAdmins tellAdmins;

    LicenseWatch(ConcludeAnswers concludeAnswers, FreezeInvites freezeInvites, TellAdmins tellAdmins) {
        this.concludeAnswers = concludeAnswers;
        this.freezeInvites = freezeInvites;
        this.tellAdmins = tellAdmins;
    }

    @Override
    public void decided(MembershipChanged verdict) {
        concludeAnswers.conclude(verdict);
    }

    /** An answer comes after its offer, and both after the verdict that made it. */
    @Override
    public boolean caresForThePast() {
        return false;
    }

    @Override
    public void alerted(LicenseAlerted alert) {
        tellAdmins.heard(alert);
    }

    @Override
    public void changed(LicenseChanged snapshot) {
        freezeInvites.changed(snapshot);
    }
}
