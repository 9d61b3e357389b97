package rollbook.ousync.inbound.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.events.MembershipChanged;
import rollbook.licenses.LicenseNews;
import rollbook.ousync.usecase.CountVerdicts;

/** Hears how the people of runs fared. */
@ApplicationScoped
class HeardVerdicts implements LicenseNews {
    private final CountVerdicts countVerdicts;

    HeardVerdicts(CountVerdicts countVerdicts) {
        this.countVerdicts = countVerdicts;
    }

    @Override
    public void decided(MembershipChanged verdict) {
        countVerdicts.count(verdict);
    }

    /** A verdict on a run comes after the run. */
    @Override
    public boolean caresForThePast() {
        return false;
    }
}
