package rollbook.licenses;

import rollbook.events.LicenseAlerted;
import rollbook.events.LicenseChanged;
import rollbook.events.MembershipChanged;

/**
 * What a service does with what license-service says; each service has one bean of it. It is called in the transaction that
 * also moves the read position.
 */
public interface LicenseNews {

    /** A verdict: of each license every one, in their order they were decided, the ones missed on Kafka too. */
    void decided(MembershipChanged verdict);

    /**
     * Whether verdicts from before anything was heard of a license matter here. If not, a service that is new beside old
     * licenses begins with the first verdict it hears.
     */
    default boolean caresForThePast() {
        return true;
    }

    /** Something the admins of a license should know in time. It may come twice. */
    default void alerted(LicenseAlerted alert) {}

    /** A snapshot as it came, perhaps an older one than is known; the replica has kept it if it is newer. */
    default void changed(LicenseChanged snapshot) {}
}
