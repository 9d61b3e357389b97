package rollbook.invite.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import java.util.stream.Collectors;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;

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
                            invite.id(), invite.concluded(verdict.people().getFirst())));
        }
    }

    /** What was kept while the license was frozen is judged as an act of license-service's own: it names no fact. */
    private void resume(MembershipChanged verdict) {
        var standing = verdict.people().stream()
                .filter(person -> person.memberId() != null)
                .collect(Collectors.<MembershipChanged.Person, UUID, MembershipStatus>toMap(
                        MembershipChanged.Person::memberId, MembershipChanged.Person::after, (_, last) -> last));
        for (var invite : invites.lockKept(verdict.licenseId(), standing.keySet())) {
            var after = standing.get(invite.memberId());
            if (after != null) {
                invites.conclude(invite.id(), invite.resumed(after));
            }
        }
    }
}
