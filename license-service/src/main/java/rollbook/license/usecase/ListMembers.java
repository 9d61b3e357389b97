package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipChanged;

/** Reads the projection and its ledger. */
@ApplicationScoped
public class ListMembers {
    private final MemberList memberList;
    private final Ledger ledger;

    ListMembers(MemberList memberList, Ledger ledger) {
        this.memberList = memberList;
        this.ledger = ledger;
    }

    /** Up to {@code limit} members of a license by address, after that member (R3). */
    @Transactional
    public List<MemberList.Listed> list(UUID licenseId, @Nullable UUID after, int limit) {
        return memberList.list(licenseId, after, limit);
    }

    /** Up to {@code limit} acts after an entry of the ledger, for another service that missed some. */
    @Transactional
    public List<MembershipChanged> acts(UUID licenseId, long after, int limit) {
        return ledger.read(licenseId, after, limit);
    }
}
