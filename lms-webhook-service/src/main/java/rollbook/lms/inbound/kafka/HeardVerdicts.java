package rollbook.lms.inbound.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.events.MembershipChanged;
import rollbook.licenses.LicenseNews;

/** Hears of licenses for the replica. What becomes of an open is license-service's to tell, and nothing here waits for it. */
@ApplicationScoped
class HeardVerdicts implements LicenseNews {

    @Override
    public void decided(MembershipChanged verdict) {
        // Whoever opened is on the license or is not; the next open is said either way (X10).
    }

    @Override
    public boolean caresForThePast() {
        return false;
    }
}
