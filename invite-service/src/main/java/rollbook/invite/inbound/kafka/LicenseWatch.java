package rollbook.invite.inbound.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.events.LicenseChanged;
import rollbook.events.MembershipChanged;
import rollbook.invite.usecase.ConcludeAnswers;
import rollbook.invite.usecase.FreezeInvites;
import rollbook.licenses.LicenseNews;

/** Hears what became of answers, and which licenses are frozen. */
@ApplicationScoped
class LicenseWatch implements LicenseNews {
    private final ConcludeAnswers concludeAnswers;
    private final FreezeInvites freezeInvites;

    LicenseWatch(ConcludeAnswers concludeAnswers, FreezeInvites freezeInvites) {
        this.concludeAnswers = concludeAnswers;
        this.freezeInvites = freezeInvites;
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
    public void changed(LicenseChanged snapshot) {
        freezeInvites.changed(snapshot);
    }
}
