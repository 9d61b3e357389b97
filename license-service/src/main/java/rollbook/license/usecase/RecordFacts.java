package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import rollbook.events.UserEnrolled;
import rollbook.kit.outbox.Outbox;
import rollbook.license.domain.Admission;
import rollbook.license.domain.License;

/**
 * Judges facts, in the order they came: what each means for everybody in it, written as membership, ledger and answer in
 * one transaction (DESIGN §4 <em>Decide</em>). The licenses are locked first, in id order.
 */
@ApplicationScoped
public class RecordFacts {
    private final Licenses licenses;
    private final Admissions admissions;
    private final Persons persons;
    private final Memberships memberships;
    private final Ledger ledger;
    private final RequestInvites invites;
    private final Outbox outbox;

    RecordFacts(
            Licenses licenses,
            Admissions admissions,
            Persons persons,
            Memberships memberships,
            Ledger ledger,
            RequestInvites invites,
            Outbox outbox) {
        this.licenses = licenses;
        this.admissions = admissions;
        this.persons = persons;
        this.memberships = memberships;
        this.ledger = ledger;
        this.invites = invites;
        this.outbox = outbox;
    }

    /** A fact to judge, which of its people (from 0) are not to be judged because that failed, and its event's id. */
    public record Fact(UUID eventId, UserEnrolled said, Collection<Integer> failed) {}

    @Transactional(TxType.MANDATORY)
    public void record(List<Fact> facts) {
        var locked = lock(facts);
        var judged = new ArrayList<Judgment.Heard>();
        for (var fact : facts) {
            var license = locked.get(fact.said().licenseId());
            if (license == null) {
                throw new IllegalStateException("a fact about a license nobody created: " + fact.eventId());
            }
            judged.add(new Judgment.Heard(fact, admissions.of(license, fact.said())));
        }
        var people = people(judged);
        var judgment = new Judgment(people, memberships.load(keys(judged, people)));
        for (var heard : judged) {
            var answer = judgment.answer(heard, ledger.last(heard.fact().said().licenseId()));
            ledger.append(answer, heard.fact().said().method());
            outbox.append(answer);
            invites.request(answer);
        }
        memberships.save(judgment.changed());
    }

    private Map<UUID, License> lock(List<Fact> facts) {
        var locked = new TreeMap<UUID, License>();
        facts.stream()
                .map(fact -> fact.said().licenseId())
                .sorted()
                .distinct()
                .forEach(id -> licenses.lock(id).ifPresent(license -> locked.put(id, license)));
        return locked;
    }

    /** Only who may come becomes a person. */
    private Map<String, UUID> people(List<Judgment.Heard> judged) {
        return persons.identify(judged.stream()
                .filter(heard -> heard.admission() instanceof Admission.Admitted)
                .flatMap(heard -> heard.fact().said().people().stream())
                .map(UserEnrolled.Person::email)
                .distinct()
                .toList());
    }

    private static Set<Memberships.Key> keys(List<Judgment.Heard> judged, Map<String, UUID> people) {
        return judged.stream()
                .map(heard -> heard.fact().said())
                .flatMap(said -> said.people().stream()
                        .map(person -> people.get(person.email()))
                        .filter(Objects::nonNull)
                        .map(personId -> new Memberships.Key(said.licenseId(), personId)))
                .collect(Collectors.toSet());
    }
}
