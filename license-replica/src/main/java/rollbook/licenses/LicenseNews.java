package rollbook.licenses;

import rollbook.events.LicenseChanged;
import rollbook.events.MembershipChanged;

/**
 * What a service does with what license-service says; each service has one bean of it. It is called in the transaction that
 * also moves the read position.
 */
public interface LicenseNews {

    /** A verdict: of each license every one, in the order they were decided, the ones missed on Kafka too. */
    void decided(MembershipChanged verdict);

    /** A snapshot as it came, perhaps an older one than is known; the replica has kept it if it is newer. */
    default void changed(LicenseChanged snapshot) {}
}
