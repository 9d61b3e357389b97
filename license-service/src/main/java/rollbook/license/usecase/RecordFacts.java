package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbook.events.AccessNoted;
import rollbook.events.Actor;
import rollbook.events.AssignmentOpened;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.events.EmailAddress;
import rollbook.events.Event;
import rollbook.events.SourceEnded;
import rollbook.events.UserEnrolled;
import rollbook.events.UserWithdrawn;
import rollbook.kit.consumer.TransientFailureException;
import rollbook.license.domain.Identity;
import rollbook.license.domain.License;

/**
 * Judges facts, in the order they came: what each means for everybody in it, written as membership, ledger and answer in
 * one transaction (DESIGN §4 <em>Decide</em>). The licenses are locked first, in id order.
 */
@ApplicationScoped
public class RecordFacts {
    private final Licenses licenses;
    private final HearFact hearFact;
    private final BindAccount bindAccount;
    private final Persons persons;
    private final Memberships memberships;
    private final KeptFacts keptFacts;
    private final EndSource endSource;
    private final NoteAccess noteAccess;
    private final Judge judge;

    RecordFacts(
            Licenses licenses,
            HearFact hearFact,
            BindAccount bindAccount,
            Persons persons,
            Memberships memberships,
            KeptFacts keptFacts,
            EndSource endSource,
            NoteAccess noteAccess,
            Judge judge) {
        this.licenses = licenses;
        this.hearFact = hearFact;
        this.bindAccount = bindAccount;
        this.persons = persons;
        this.memberships = memberships;
        this.keptFacts = keptFacts;
        this.endSource = endSource;
        this.noteAccess = noteAccess;
        this.judge = judge;
    }

    @Transactional(TxType.MANDATORY)
    public void record(List<Fact> facts) {
        var locked = lock(facts);
        var together = new ArrayList<Fact>();
        for (var fact : facts) {
            if (looksAtOthers(fact, together) || !isAboutPeople(fact)) {
                judge(locked, together);
                together.clear();
            }
            switch (fact.event()) {
                case SourceEnded ended -> endSource.end(fact.eventId(), ended);
                case AccessNoted noted -> note(locked, fact, noted);
                default -> together.add(fact);
            }
        }
        judge(locked, together);
    }

    private static boolean isAboutPeople(Fact fact) {
        return !(fact.event() instanceof SourceEnded || fact.event() instanceof AccessNoted);
    }

    private void note(Map<UUID, License> locked, Fact fact, AccessNoted noted) {
        bindActor(license(locked, fact), fact);
        noteAccess.note(noted);
    }

    /** Whether what comes before must be stored first: an assignment counts when its maker is a member by then (X26). */
    private static boolean looksAtOthers(Fact fact, List<Fact> before) {
        return fact.event() instanceof AssignmentOpened opened
                && before.stream()
                        .map(Fact::event)
                        .filter(event -> event.licenseId().equals(opened.licenseId()))
                        .anyMatch(event -> !(event instanceof AssignmentOpened earlier)
                                || mayBeOne(earlier.person(), opened.maker()));
    }

    private static boolean mayBeOne(LmsUser learner, LmsUser maker) {
        return (learner.issuer().equals(maker.issuer()) && learner.subject().equals(maker.subject()))
                || (learner.email() != null && learner.email().equals(maker.email()));
    }

    private void judge(Map<UUID, License> locked, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        var heard = facts.stream().map(fact -> hear(locked, fact)).toList();
        var found = persons.identify(identities(heard, true));
        var people = new HashMap<>(persons.known(identities(heard, false)));
        people.putAll(found.people());
        var merges = lockAlso(locked.keySet(), found.merges());
        var licenseIds = Stream.concat(
                        locked.keySet().stream(), merges.values().stream().flatMap(List::stream))
                .collect(Collectors.toSet());
        var keys = keys(heard, people, merges);
        var judgment = judge.open(licenseIds, keys);
        hold(judgment, keys, found.born());
        var stamp = heard.getFirst().said().stamp();
        merges.forEach((merge, on) -> on.forEach(licenseId -> judge.merge(judgment, licenseId, merge, stamp)));
        heard.forEach(one -> judge.pass(judgment, one.of(people)));
        judge.close(judgment);
    }

    private Heard hear(Map<UUID, License> locked, Fact fact) {
        var heard = hearFact.hear(bindActor(license(locked, fact), fact), fact);
        if (heard.isFrozenOut() && KeptFacts.keeps(fact.event())) {
            keptFacts.keep(fact);
            return heard.kept();
        }
        return heard;
    }

    private static License license(Map<UUID, License> locked, Fact fact) {
        var license = locked.get(fact.event().licenseId());
        if (license == null) {
            throw new IllegalStateException("a fact about a license nobody created: " + fact.eventId());
        }
        return license;
    }

    private Map<UUID, License> lock(List<Fact> facts) {
        var locked = new TreeMap<UUID, License>();
        facts.stream()
                .map(fact -> fact.event().licenseId())
                .sorted()
                .distinct()
                .forEach(id -> licenses.lock(id).ifPresent(license -> locked.put(id, license)));
        return locked;
    }

    /** Only who may come becomes a person; who may not is looked up, to say how they stand. */
    private static List<Identity> identities(List<Heard> heard, boolean admitted) {
        return heard.stream()
                .filter(one -> one.admits() == admitted)
                .flatMap(one -> one.identities().stream())
                .distinct()
                .toList();
    }

    /**
     * The licenses people to be merged are on are written too. They come after others in the order of locking, so they
     * are not waited for: if somebody holds one, all of this is tried again.
     */
    private Map<Persons.Merge, List<UUID>> lockAlso(Set<UUID> locked, List<Persons.Merge> merges) {
        var licensesOf =
                memberships.licensesOf(merges.stream().map(Persons.Merge::from).toList());
        licensesOf.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .filter(id -> !locked.contains(id) && !licenses.tryLock(id))
                .findFirst()
                .ifPresent(busy -> {
                    throw new TransientFailureException("a license of somebody to be merged is busy", null);
                });
        var on = new LinkedHashMap<Persons.Merge, List<UUID>>();
        merges.forEach(merge -> on.put(merge, licensesOf.getOrDefault(merge.from(), List.of())));
        return on;
    }

    /** Who comes onto a license and was known before is not to be merged elsewhere meanwhile. */
    private void hold(Judgment judgment, Set<Memberships.Key> keys, Set<UUID> born) {
        persons.hold(keys.stream()
                .filter(key -> !judgment.knows(key) && !born.contains(key.personId()))
                .map(Memberships.Key::personId)
                .collect(Collectors.toSet()));
    }

    private static Set<Memberships.Key> keys(
            List<Heard> heard, Map<Identity, UUID> people, Map<Persons.Merge, List<UUID>> merges) {
        var named = heard.stream()
                .flatMap(one -> one.identities().stream()
                        .map(people::get)
                        .filter(Objects::nonNull)
                        .map(personId -> new Memberships.Key(one.said().licenseId(), personId)));
        var merged = merges.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(licenseId -> Stream.of(
                                        entry.getKey().from(), entry.getKey().into())
                                .map(personId -> new Memberships.Key(licenseId, personId))));
        return Stream.concat(named, merged).collect(Collectors.toSet());
    }

    /** An admin seen acting for the first time has their account bound. */
    private License bindActor(License license, Fact fact) {
        var actor = actor(fact.event());
        if (actor.role() == Actor.Role.LICENSE_ADMIN
                && actor.accountId() != null
                && actor.email() != null
                && EmailAddress.parse(actor.email()) instanceof EmailAddress address) {
            return bindAccount.bind(license, actor.accountId(), address).orElse(license);
        }
        return license;
    }

    private static Actor actor(Event event) {
        return switch (event) {
            case UserEnrolled said -> said.actor();
            case UserWithdrawn said -> said.actor();
            case AccessNoted said -> said.actor();
            default -> Actor.SYSTEM;
        };
    }
}
