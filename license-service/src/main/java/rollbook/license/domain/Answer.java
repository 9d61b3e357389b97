package rollbook.license.domain;

import java.util.UUID;
import rollbook.license.domain.Grant.State;
import rollbook.license.domain.MembershipEvent.Declined;
import rollbook.license.domain.MembershipEvent.Expired;
import rollbook.license.domain.MembershipEvent.Granted;

/** What became of an invite (R50). An answer counts with the stamp of its offer: a removal since then voids it (§4). */
public enum Answer {
    ACCEPTED,
    DECLINED,
    EXPIRED;

    /**
     * Judges the answer to an invite: to the offer it names, if that was not replaced by another word meanwhile.
     *
     * @param memberId who was invited, under the id they had then
     */
    public Verdict judge(Membership before, UUID licenseId, UUID memberId, UUID inviteId) {
        return before.grants().values().stream()
                .filter(grant -> grant.state() == State.OFFERED)
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
