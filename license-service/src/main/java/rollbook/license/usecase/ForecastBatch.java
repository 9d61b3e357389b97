package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipChanged;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.license.domain.License;
import rollbook.license.domain.Prospect;
import rollbook.license.domain.Seats;

/**
 * Says what a batch that names people, or a sync, would come to if it were committed now, for a plan to show (X30): judged in memory by
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
        var prospect = prospect(license, question, stamp);
        var stored =
                Objects.requireNonNull(ledger.positions(List.of(license.id())).get(license.id()));
        var begin = new Ledger.Position(stored.seq(), carriedOn(stored.seats(), question.held()));
        var supposed = new Supposed(question, ids.next(), stamp);
        var judgment = judge(license.id(), begin, supposed.heard(prospect.admission(), ids));
        return new Forecast(
                stored.seq(),
                license.revision(),
                prospect.way(),
                prospect.rule(),
                prospect.reason(),
                prospect.why(),
                begin.seats(),
                judgment.position(license.id()).seats(),
                fates(question, judgment));
    }

    private Prospect prospect(License license, Forecast.Question question, long stamp) {
        return question.method() == EnrollmentMethod.OU
                ? Prospect.ofSync(license.terms())
                : Prospect.of(license.terms(), standings.at(license.id(), question.actor(), stamp), question.method());
    }

    private static Seats carriedOn(Seats stored, Forecast.@Nullable Held held) {
        return held == null ? stored : new Seats(stored.limit(), held.members(), held.invited(), held.waiting());
    }

    /** Who is nobody yet would become somebody new, once however often they are named; two may turn out to be one. */
    private Judgment judge(UUID licenseId, Ledger.Position begin, List<Heard> heard) {
        var identities = heard.stream()
                .flatMap(one -> one.identities().stream())
                .distinct()
                .toList();
        var found = persons.foresee(identities);
        var keys = Stream.concat(
                        found.people().values().stream(),
                        found.merges().stream().map(Persons.Merge::from))
                .map(personId -> new Memberships.Key(licenseId, personId))
                .collect(Collectors.toSet());
        var judgment =
                new Judgment(Map.of(licenseId, begin), memberships.ended(List.of(licenseId)), memberships.load(keys));
        if (heard.stream().allMatch(Heard::admits)) {
            merge(judgment, licenseId, found.merges());
        }
        heard.forEach(one -> judgment.judge(one.of(found.people())));
        return judgment;
    }

    /** No seat is given to who waits in between: a list frees none but by such a merge. */
    private static void merge(Judgment judgment, UUID licenseId, List<Persons.Merge> merges) {
        var said = Said.act(licenseId, Said.Kind.MERGE, null, Actor.SYSTEM, 0, List.of());
        merges.stream()
                .filter(merge -> judgment.knows(new Memberships.Key(licenseId, merge.from())))
                .forEach(merge -> judgment.merge(said, merge.from(), merge.into()));
    }

    /** In the order they were named, by the rows they were named in. */
    private static List<Forecast.Fate> fates(Forecast.Question question, Judgment judgment) {
        var people = judgment.acts().stream()
                .filter(act -> act.said().kind() == Said.Kind.FACT)
                .flatMap(act -> act.answer().people().stream())
                .toList();
        return IntStream.range(0, people.size())
                .mapToObj(i -> fate(question.people().get(i).row(), people.get(i)))
                .toList();
    }

    private static Forecast.Fate fate(int row, MembershipChanged.Person person) {
        return new Forecast.Fate(row, person.outcome(), person.rule(), person.reason(), person.detail());
    }
}
