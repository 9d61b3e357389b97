package rollbook.license.usecase;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Membership;

/** The projection as the ledger tells it: verdicts folded again, never judged again (DESIGN §2 <em>Ledger</em>). */
public interface Replays {

    /** What the ledger makes of one person: everything said of them, and how they stood after their last entry. */
    record Replayed(Membership membership, MembershipStatus status, long waitingSeq) {}

    /** Up to {@code limit} people the ledger of a license knows, in id order, after {@code after}. */
    List<UUID> people(UUID licenseId, UUID after, int limit);

    /** These people's verdicts, folded. */
    Map<UUID, Replayed> replay(UUID licenseId, Collection<UUID> people);
}
