package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.UUID;
import rollbook.events.MembershipChanged;

/** Writes what license-service made of answers: an accepted invite is one when it said <em>member</em>. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ConcludeAnswers {
    private final Invites invites;

    ConcludeAnswers(Invites invites) {
        this.invites = invites;
    }

    public void conclude(MembershipChanged verdict) {
        var factId = verdict.factId();
        if (factId == null) {
            resume(verdict);
        } else {
            invites.lockAnswered(factId)
                    .ifPresent(invite -> invites.conclude(
                            invite, invite.concluded(verdict.people().getFirst())));
        }
    }

    /** What was kept while the license was frozen is judged as an act of license-service's own: it names no fact. */
    private void resume(MembershipChanged verdict) {
        var people = new HashMap<UUID, MembershipChanged.Person>();
        for (var person : verdict.people()) {
            var memberId = person.memberId();
            if (memberId != null && person.mergedInto() != null) {
                invites.follow(verdict.licenseId(), memberId, person.mergedInto());
            } else if (memberId != null) {
                people.put(memberId, person);
            }
        }
        for (var invite : invites.lockKept(verdict.licenseId(), people.keySet())) {
            var person = people.get(invite.memberId());
            if (person != null) {
                invites.conclude(invite, invite.resumed(person));
            }
        }
    }
}
