package rollbook.license.usecase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipChanged;
import rollbook.license.domain.Way;

/** The verdicts, append-only, numbered per license without gaps. Written only under the license's lock. */
public interface Ledger {

    /** The last number given on a license; 0 before the first. */
    long last(UUID licenseId);

    /** Writes one act and its people: the entries {@code previousSeq + 1} to {@code seq}. */
    void append(MembershipChanged act, EnrollmentMethod method);

    /** The acts of a license after the entry {@code after}, in order, at most {@code limit}, as they were announced. */
    List<MembershipChanged> read(UUID licenseId, long after, int limit);

    /** Which way a batch's people come, if its first chunk was judged already (X31). */
    Optional<Way> wayOf(UUID batchId);

    void keepWay(UUID batchId, UUID licenseId, Way way);
}
