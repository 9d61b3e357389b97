package rollbook.license.usecase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.events.UserEnrolled;
import rollbook.license.domain.Admission;
import rollbook.license.domain.GrantSource;
import rollbook.license.domain.Membership;
import rollbook.license.domain.Verdict;
import rollbook.license.domain.Word;

/**
 * The facts of one transaction judged in memory, one after the other: each sees what those before it changed. It holds the
 * memberships as they stand meanwhile and gives out the ledger's numbers.
 */
final class Judgment {
    private final Map<String, UUID> people;
    private final Map<Memberships.Key, Membership> now;
    private final Map<Memberships.Key, Memberships.Row> changed = new LinkedHashMap<>();
    private final Map<UUID, Long> seq = new HashMap<>();

    /** A fact and how its batch is admitted. */
    record Heard(RecordFacts.Fact fact, Admission admission) {}

    /**
     * Starts from what is stored.
     *
     * @param people the person behind each address of the admitted facts
     * @param stored the memberships of those people, where they have one
     */
    Judgment(Map<String, UUID> people, Map<Memberships.Key, Membership> stored) {
        this.people = people;
        this.now = new HashMap<>(stored);
    }

    /** The answer to one fact: an outcome for everybody in it, numbered on from {@code last} if it is the first here. */
    MembershipChanged answer(Heard heard, long last) {
        var said = heard.fact().said();
        var outcomes = new ArrayList<MembershipChanged.Person>(said.people().size());
        for (var i = 0; i < said.people().size(); i++) {
            var person = said.people().get(i);
            outcomes.add(
                    heard.fact().failed().contains(i)
                            ? unjudged(said, person, Outcome.FAILED, null)
                            : judge(heard, person));
        }
        var previous = seq.getOrDefault(said.licenseId(), last);
        var next = previous + outcomes.size();
        seq.put(said.licenseId(), next);
        return new MembershipChanged(
                said.licenseId(),
                next,
                previous,
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
        if (heard.admission() instanceof Admission.Refused(var reason)) {
            return unjudged(said, person, Outcome.REFUSED, reason.rule());
        }
        var personId = Optional.ofNullable(people.get(person.email())).orElseThrow();
        var key = new Memberships.Key(said.licenseId(), personId);
        var before = now.getOrDefault(key, Membership.NONE);
        var word = new Word(source(said), said.stamp(), heard.fact().eventId(), said.batchId());
        var verdict = heard.admission().judge(before, word);
        if (verdict instanceof Verdict.Changed change) {
            now.put(key, change.after());
            var stored = changed.get(key);
            var statusBefore = stored == null ? before.status() : stored.before();
            changed.put(key, new Memberships.Row(key, person.email(), change.after(), statusBefore));
        }
        return new MembershipChanged.Person(
                personId,
                person.row(),
                person.email(),
                before.status(),
                verdict.after().status(),
                said.method(),
                verdict.outcome(),
                verdict instanceof Verdict.Refused refused ? refused.reason().rule() : null);
    }

    private static MembershipChanged.Person unjudged(
            UserEnrolled said, UserEnrolled.Person person, Outcome outcome, @Nullable String rule) {
        return new MembershipChanged.Person(
                null,
                person.row(),
                person.email(),
                MembershipStatus.NONE,
                MembershipStatus.NONE,
                said.method(),
                outcome,
                rule);
    }

    private static GrantSource source(UserEnrolled said) {
        return GrantSource.of(said.method(), said.source());
    }

    /** Everybody this answer invites. */
    static List<MembershipChanged.Person> invited(MembershipChanged answer) {
        return answer.people().stream()
                .filter(person -> person.outcome() == Outcome.INVITED)
                .toList();
    }
}
