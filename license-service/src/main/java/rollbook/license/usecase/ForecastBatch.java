package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipChanged;
import rollbook.events.UserEnrolled;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.license.domain.Admission;
import rollbook.license.domain.Identity;
import rollbook.license.domain.License;
import rollbook.license.domain.Prospect;
import rollbook.license.domain.Seats;

/**
 * Says what a batch that names people would come to if it were committed now, for a plan to show (X30): judged in memory by
 * the code that judges facts, on top of what is stored. Nothing is locked, and nothing can be written.
 */
@ApplicationScoped
public class ForecastBatch {
    private final Licenses licenses;
    private final Ledger ledger;
    private final Standings standings;
    private final Persons persons;
    private final Memberships memberships;
    private final Database database;
    private final Ids ids;

    ForecastBatch(
            Licenses licenses,
            Ledger ledger,
            Standings standings,
            Persons persons,
            Memberships memberships,
            Database database,
            Ids ids) {
        this.licenses = licenses;
        this.ledger = ledger;
        this.standings = standings;
        this.persons = persons;
        this.memberships = memberships;
        this.database = database;
        this.ids = ids;
    }

    /** The forecast. Empty: no such license. */
    @Transactional
    public Optional<Forecast> forecast(Forecast.Question question) {
        return licenses.findFixed(question.licenseId()).map(license -> forecast(license, question));
    }

    private Forecast forecast(License license, Forecast.Question question) {
        var stamp = database.stamp();
        var standing = standings.at(license.id(), question.actor(), stamp);
        var prospect = Prospect.of(license.terms(), standing, question.method());
        var stored =
                Objects.requireNonNull(ledger.positions(List.of(license.id())).get(license.id()));
        var begin = new Ledger.Position(stored.seq(), carriedOn(stored.seats(), question.held()));
        var judgment = judge(license.id(), begin, hear(question, stamp, prospect.admission()));
        return new Forecast(
                stored.seq(),
                license.revision(),
                prospect.way(),
                prospect.rule(),
                prospect.why(),
                begin.seats(),
                judgment.position(license.id()).seats(),
                judgment.acts().stream()
                        .flatMap(act -> act.answer().people().stream())
                        .map(ForecastBatch::fate)
                        .toList());
    }

    private static Seats carriedOn(Seats stored, Forecast.@Nullable Held held) {
        return held == null ? stored : new Seats(stored.limit(), held.members(), held.invited(), held.waiting());
    }

    /** The facts the batch would be said in. */
    private List<Heard> hear(Forecast.Question question, long stamp, Admission admission) {
        var batchId = ids.next();
        var people = question.people();
        return IntStream.iterate(0, from -> from < people.size(), from -> from + Said.MOST_PEOPLE)
                .mapToObj(from -> new UserEnrolled(
                        question.licenseId(),
                        question.method(),
                        null,
                        batchId,
                        null,
                        question.actor(),
                        stamp,
                        people.subList(from, Math.min(from + Said.MOST_PEOPLE, people.size()))))
                .map(said -> HearFact.enrolled(new Fact(ids.next(), said, Set.of(), false), said, admission))
                .toList();
    }

    /** A list frees no seat, so nobody who waits is called in between. */
    private Judgment judge(UUID licenseId, Ledger.Position begin, List<Heard> heard) {
        var known = persons.known(identities(heard).collect(Collectors.toSet()));
        var keys = known.values().stream()
                .map(personId -> new Memberships.Key(licenseId, personId))
                .collect(Collectors.toSet());
        var judgment =
                new Judgment(Map.of(licenseId, begin), memberships.ended(List.of(licenseId)), memberships.load(keys));
        var people = withTheUnborn(known, heard);
        heard.forEach(one -> judgment.judge(one.of(people)));
        return judgment;
    }

    /** Who is nobody yet would become somebody new, once however often they are named. */
    private Map<Identity, UUID> withTheUnborn(Map<Identity, UUID> known, List<Heard> heard) {
        var people = new HashMap<>(known);
        identities(heard).forEach(identity -> people.computeIfAbsent(identity, _ -> ids.next()));
        return people;
    }

    private static Stream<Identity> identities(List<Heard> heard) {
        return heard.stream().flatMap(one -> one.identities().stream());
    }

    private static Forecast.Fate fate(MembershipChanged.Person person) {
        return new Forecast.Fate(
                Objects.requireNonNull(person.row()), person.outcome(), person.rule(), person.detail());
    }
}
