package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import rollbook.events.Actor;
import rollbook.events.EmailAddress;
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
    private final BindAccount bindAccount;
    private final Persons persons;
    private final Memberships memberships;
    private final Ledger ledger;
    private final RequestInvites invites;
    private final Outbox outbox;

    RecordFacts(
            Licenses licenses,
            Admissions admissions,
            BindAccount bindAccount,
            Persons persons,
            Memberships memberships,
            Ledger ledger,
            RequestInvites invites,
            Outbox outbox) {
        this.licenses = licenses;
        this.admissions = admissions;
        this.bindAccount = bindAccount;
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
            bindActor(license, fact.said());
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

    /** Only who may come becomes a person; who may not is looked up, to say how they stand. */
    private Map<String, UUID> people(List<Judgment.Heard> judged) {
        var people = new HashMap<>(persons.identify(addresses(judged, true)));
        people.putAll(persons.known(addresses(judged, false)));
        return people;
    }

    private static List<String> addresses(List<Judgment.Heard> judged, boolean admitted) {
        return judged.stream()
                .filter(heard -> heard.admission() instanceof Admission.Admitted == admitted)
                .flatMap(heard -> heard.addresses().stream())
                .distinct()
                .toList();
    }

    private static Set<Memberships.Key> keys(List<Judgment.Heard> judged, Map<String, UUID> people) {
        return judged.stream()
                .flatMap(heard -> heard.addresses().stream()
                        .map(people::get)
                        .filter(Objects::nonNull)
                        .map(personId -> new Memberships.Key(heard.fact().said().licenseId(), personId)))
                .collect(Collectors.toSet());
    }

    /** An admin seen acting for the first time has their account bound. */
    private void bindActor(License license, UserEnrolled said) {
        var account = said.actor().accountId();
        var email = said.actor().email();
        if (said.actor().role() == Actor.Role.LICENSE_ADMIN
                && account != null
                && email != null
                && EmailAddress.parse(email) instanceof EmailAddress address) {
            bindAccount.bind(license, account, address);
        }
    }
}
