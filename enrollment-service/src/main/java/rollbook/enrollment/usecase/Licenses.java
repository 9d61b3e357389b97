package rollbook.enrollment.usecase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.LicenseChanged;
import rollbook.events.MembershipChanged;

/** The licenses, which are license-service's: a replica of them, and their owner to ask where it may lag. */
public interface Licenses {

    /** The license as far as the replica knows it. */
    Optional<LicenseChanged> known(UUID licenseId);

    /** The license as license-service has it now; the replica keeps it. Empty: it knows none either. */
    Optional<LicenseChanged> ask(UUID licenseId);

    /** Keeps a snapshot unless a newer one is known. */
    void keep(LicenseChanged snapshot);

    /** What license-service decided on a license after that entry of its ledger; a part of it, empty at the end. */
    List<MembershipChanged> actsAfter(UUID licenseId, long seq);
}
