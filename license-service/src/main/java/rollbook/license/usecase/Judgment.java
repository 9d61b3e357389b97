package rollbook.license.usecase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EmailAddress;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.events.UserEnrolled;
import rollbook.license.domain.Admission;
import rollbook.license.domain.GrantSource;
import rollbook.license.domain.Membership;
import rollbook.license.domain.RefusalReason;
import rollbook.license.domain.Verdict;
import rollbook.license.domain.Word;

/**
 * The facts of one transaction judged in memory, one after the other: each sees what those before it changed. It holds the
 * memberships as they stand meanwhile.
 */
final class Judgment {
    private final Map<String, UUID> people;
    private final Map<Memberships.Key, Membership> now;
    private final Map<Memberships.Key, Memberships.Row> changed = new LinkedHashMap<>();

    /** A fact and how its batch is admitted. */
    record Heard(RecordFacts.Fact fact, Admission admission) {

        /** The addresses to judge: what failed before is left alone, and what is no normalized address is nobody's. */
        List<String> addresses() {
            var said = fact.said().people();
            var judged = new ArrayList<String>(said.size());
            for (var i = 0; i < said.size(); i++) {
                if (!fact.failed().contains(i) && isNormalized(said.get(i).email())) {
                    judged.add(said.get(i).email());
                }
            }
            return judged;
        }
    }

    /**
     * Starts from what is stored.
     *
     * @param people the person behind each address; of a refused fact only those who are somebody already
     * @param stored the memberships of those people, where they have one
     */
    Judgment(Map<String, UUID> people, Map<Memberships.Key, Membership> stored) {
        this.people = people;
        this.now = new HashMap<>(stored);
    }

    /** The answer to one fact: an outcome for everybody in it, numbered on from {@code last}. */
    MembershipChanged answer(Heard heard, long last) {
        var said = heard.fact().said();
        var outcomes = new ArrayList<MembershipChanged.Person>(said.people().size());
        for (var i = 0; i < said.people().size(); i++) {
            var person = said.people().get(i);
            outcomes.add(
                    heard.fact().failed().contains(i)
                            ? nobody(said, person, Outcome.FAILED, null)
                            : judge(heard, person));
        }
        return new MembershipChanged(
                said.licenseId(),
                last + outcomes.size(),
                last,
                heard.fact().eventId(),
                said.batchId(),
                said.actor(),
                said.stamp(),
                outcomes);
    }

    /** The memberships to store, each once. */
    Collection<Memberships.Row> changed() {
        return changed.values();
    }

    private MembershipChanged.Person judge(Heard heard, UserEnrolled.Person person) {
        var said = heard.fact().said();
        if (!isNormalized(person.email())) {
            return nobody(said, person, Outcome.REFUSED, RefusalReason.NOT_AN_ADDRESS);
        }
        var personId = people.get(person.email());
        if (personId == null) {
            return nobody(said, person, Outcome.REFUSED, refusal(heard.admission()));
        }
        var key = new Memberships.Key(said.licenseId(), personId);
        var before = now.getOrDefault(key, Membership.NONE);
        var source = GrantSource.of(said.method(), said.source());
        var word = new Word(source, said.stamp(), heard.fact().eventId(), said.batchId());
        var verdict = heard.admission().judge(before, word);
        if (verdict instanceof Verdict.Changed change) {
            now.put(key, change.after());
            changed.put(key, new Memberships.Row(key, person.email(), change.after()));
        }
        var refused = verdict instanceof Verdict.Refused refusal ? refusal.reason() : null;
        return person(said, person, personId, before.status(), verdict.after().status(), verdict.outcome(), refused);
    }

    private static RefusalReason refusal(Admission admission) {
        return switch (admission) {
            case Admission.Refused refused -> refused.reason();
            case Admission.Admitted admitted ->
                throw new IllegalStateException("admitted " + admitted.way() + ", but nobody looked who they are");
        };
    }

    private static MembershipChanged.Person nobody(
            UserEnrolled said, UserEnrolled.Person person, Outcome outcome, @Nullable RefusalReason reason) {
        return person(said, person, null, MembershipStatus.NONE, MembershipStatus.NONE, outcome, reason);
    }

    private static MembershipChanged.Person person(
            UserEnrolled said,
            UserEnrolled.Person person,
            @Nullable UUID personId,
            MembershipStatus before,
            MembershipStatus after,
            Outcome outcome,
            @Nullable RefusalReason reason) {
        return new MembershipChanged.Person(
                personId,
                person.row(),
                person.email(),
                before,
                after,
                said.method(),
                outcome,
                reason == null ? null : reason.rule(),
                reason == null ? null : reason.sentence());
    }

    private static boolean isNormalized(String email) {
        return EmailAddress.parse(email) instanceof EmailAddress address
                && address.normalized().equals(email);
    }

    /** Everybody this answer invites. */
    static List<MembershipChanged.Person> invited(MembershipChanged answer) {
        return answer.people().stream()
                .filter(person -> person.outcome() == Outcome.INVITED)
                .toList();
    }
}
