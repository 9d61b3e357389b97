package rollbook.license.domain;

import java.util.UUID;
import rollbook.license.domain.Grant.State;
import rollbook.license.domain.MembershipEvent.Declined;
import rollbook.license.domain.MembershipEvent.Expired;
import rollbook.license.domain.MembershipEvent.Granted;

/** What became of an invite (R50). An answer counts with the stamp of its offer: a removal since the offer voids it (§4). */
public enum Answer {
    ACCEPTED,
    DECLINED,
    EXPIRED;

    /**
     * Judges the answer to an invite: to the offer it names. It changes nothing where that was replaced by another word
     * meanwhile, or withdrawn by a removal, an exclusion or the end of its source: who was told <em>withdrawn</em> stays so.
     *
     * @param memberId who was invited, under the id they had then
     */
    public Verdict judge(Membership before, UUID licenseId, UUID memberId, UUID inviteId) {
        return before.live(State.OFFERED).stream()
                .map(Grant::word)
                .filter(offer -> offer.inviteId(licenseId, memberId).equals(inviteId))
                .findFirst()
                .map(offer -> Verdict.of(to(offer)))
                .orElse(Verdict.unchanged());
    }

    private MembershipEvent to(Word offer) {
        return switch (this) {
            case ACCEPTED -> new Granted(offer);
            case DECLINED -> new Declined(offer);
            case EXPIRED -> new Expired(offer);
        };
    }
}
