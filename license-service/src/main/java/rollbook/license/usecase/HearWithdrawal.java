package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.stream.IntStream;
import rollbook.events.UserWithdrawn;
import rollbook.license.domain.Admission;
import rollbook.license.domain.GrantSource;
import rollbook.license.domain.Identity;
import rollbook.license.domain.License;
import rollbook.license.domain.Membership;
import rollbook.license.domain.MembershipEvent.Withdrawn;
import rollbook.license.domain.RefusalReason;
import rollbook.license.domain.Standing;
import rollbook.license.domain.Verdict;
import rollbook.license.domain.Way;
import rollbook.license.domain.Word;

/**
 * What it means that a method takes its reasons back: its word for each of these people is withdrawn. A later word of it
 * and every other reason stay. It is a removal, so it works on a frozen license too. The addresses are of when the method
 * gave its reasons: an account that is somebody is them, whatever it is called by now.
 */
@ApplicationScoped
class HearWithdrawal {
    private final Standings standings;

    HearWithdrawal(Standings standings) {
        this.standings = standings;
    }

    Heard hear(License license, Fact fact, UserWithdrawn said) {
        var source = GrantSource.of(said.method(), said.source());
        var word = new Word(source, null, said.stamp(), fact.eventId(), said.batchId());
        var allowed = isAllowed(license, said);
        var mentions = IntStream.range(0, said.people().size()).mapToObj(i -> {
            var person = said.people().get(i);
            return HearFact.mention(
                    fact,
                    i,
                    Identity.ofPast(person.email(), person.accountId()),
                    person.row(),
                    person.email(),
                    opinion(allowed, person, word));
        });
        return HearFact.heard(fact, word, said.actor(), admission(allowed, said), mentions);
    }

    /**
     * Of whoever proved who they are it is recorded in any case: what joined them may come later, and must find this said.
     * Somebody named by an address alone must be on the license, or have been.
     */
    private static Function<Membership, Verdict> opinion(boolean allowed, UserWithdrawn.Person person, Word word) {
        if (!allowed) {
            return _ -> Verdict.refused(RefusalReason.NOT_AN_ADMIN);
        }
        return before -> person.accountId() == null && before.grants().isEmpty()
                ? Verdict.refused(RefusalReason.NOT_ON_LICENSE)
                : Verdict.of(new Withdrawn(word));
    }

    /** Nobody becomes a person by this who is named by an address alone. */
    private static Admission admission(boolean allowed, UserWithdrawn said) {
        var proven = said.people().stream().allMatch(person -> person.accountId() != null);
        return allowed && proven
                ? new Admission.Admitted(Way.ADDED)
                : new Admission.Refused(RefusalReason.NOT_ON_LICENSE);
    }

    /** An admin is one by our own records at that stamp; nobody takes back what others were given by being signed in. */
    private boolean isAllowed(License license, UserWithdrawn said) {
        return switch (said.actor().role()) {
            case STAFF, SYSTEM -> true;
            case LICENSE_ADMIN -> standings.at(license.id(), said.actor(), said.stamp()) != Standing.NONE;
            case USER -> false;
        };
    }
}
