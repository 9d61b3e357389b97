package rollbook.enrollment.inbound.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.enrollment.usecase.RecordVerdicts;
import rollbook.events.MembershipChanged;
import rollbook.licenses.LicenseNews;

/** Hears what became of the people asked for. */
@ApplicationScoped
class HeardVerdicts implements LicenseNews {
    private final RecordVerdicts recordVerdicts;

    HeardVerdicts(RecordVerdicts recordVerdicts) {
        this.recordVerdicts = recordVerdicts;
    }

    @Override
    public void decided(MembershipChanged verdict) {
        recordVerdicts.record(verdict);
    }
}
