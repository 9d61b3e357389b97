package rollbook.license.usecase;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import rollbook.events.Actor;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.license.domain.Admission;
import rollbook.license.domain.Ending;
import rollbook.license.domain.Grant;
import rollbook.license.domain.Identity;
import rollbook.license.domain.License;
import rollbook.license.domain.Membership;
import rollbook.license.domain.Verdict;
import rollbook.license.domain.Why;

/**
 * Says what the end of sources would come to, for a plan to show before units are deselected, a sync is removed or a held run
 * approved (X28, X30): judged in memory as {@link EndSource} and the runs' facts are. Locks nothing, and writes nothing.
 */
@ApplicationScoped
public class ForecastEnding {
    private final Licenses licenses;
    private final Ledger ledger;
    private final Persons persons;
    private final Memberships memberships;
    private final SyncedPeople syncedPeople;
    private final Database database;
    private final Ids ids;

    ForecastEnding(
            Licenses licenses,
            Ledger ledger,
            Persons persons,
            Memberships memberships,
            SyncedPeople syncedPeople,
            Database database,
            Ids ids) {
        this.licenses = licenses;
        this.ledger = ledger;
        this.persons = persons;
        this.memberships = memberships;
        this.syncedPeople = syncedPeople;
        this.database = database;
        this.ids = ids;
    }

    /** A page of the forecast. Empty: no such license. */
    @Transactional
    public Optional<EndingForecast> forecast(EndingForecast.Question question) {
        return licenses.findFixed(question.licenseId()).map(license -> forecast(license, question));
    }

    private EndingForecast forecast(License license, EndingForecast.Question question) {
        var begin =
                Objects.requireNonNull(ledger.positions(List.of(license.id())).get(license.id()));
        var ending = new Ending(question.sources(), database.stamp(), ids.next());
        var found = lines(question); // one more than the page: it tells whether another follows
        var page = found.subList(0, Math.min(question.limit(), found.size()));
        var lines =
                page.stream().filter(line -> ending.concerns(line.membership())).toList();
        var judgment = new Judgment(
                Map.of(license.id(), begin),
                memberships.ended(List.of(license.id())),
                lines.stream().collect(toMap(Memberships.Row::key, Function.identity())));
        judgment.judge(Said.act(
                license.id(),
                Said.Kind.ENDING,
                null,
                Actor.SYSTEM,
                ending.stamp(),
                named(lines, opinion(license, question, ending))));
        return new EndingForecast(
                begin.seq(),
                begin.seats(),
                begin.seats().taken() - judgment.position(license.id()).seats().taken(),
                fates(license.id(), judgment.acts().getFirst().moves()),
                found.size() > question.limit() ? page.getLast().key().personId() : null);
    }

    private List<Memberships.Row> lines(EndingForecast.Question question) {
        return question.googleIds() == null
                ? memberships.grantedBy(
                        question.licenseId(), question.sources(), question.cursor(), question.limit() + 1)
                : lines(question, question.googleIds());
    }

    /** Those of them who are somebody on the license, in the order PostgreSQL has their ids in. */
    private List<Memberships.Row> lines(EndingForecast.Question question, List<String> googleIds) {
        var people = persons.known(
                googleIds.stream().map(id -> Identity.ofGoogle(id, null)).toList());
        var keys = people.values().stream()
                .filter(person -> person.toString().compareTo(question.cursor().toString()) > 0)
                .map(person -> new Memberships.Key(question.licenseId(), person))
                .collect(toSet());
        return memberships.load(keys).values().stream()
                .sorted(Comparator.comparing(line -> line.key().personId().toString()))
                .limit(question.limit() + 1L)
                .toList();
    }

    private static Function<Membership, Verdict> opinion(
            License license, EndingForecast.Question question, Ending ending) {
        if (question.googleIds() == null) {
            var whole = ending.whole();
            return _ -> whole;
        }
        var admission = Admission.byPlannedSync(license.terms());
        return membership -> ending.of(membership, admission);
    }

    private static List<Said.Named> named(List<Memberships.Row> lines, Function<Membership, Verdict> opinion) {
        return lines.stream()
                .map(line -> new Said.Named(line.key().personId(), null, null, false, opinion))
                .toList();
    }

    private List<EndingForecast.Fate> fates(UUID licenseId, List<Judged.Move> moves) {
        var after =
                moves.stream().map(move -> Objects.requireNonNull(move.after())).toList();
        var googleIds = syncedPeople.googleIds(
                after.stream().map(line -> line.key().personId()).toList());
        var speakers = ledger.actors(
                licenseId,
                after.stream()
                        .flatMap(line -> line.membership().live(Grant.State.GRANTED).stream())
                        .map(grant -> grant.word().eventId())
                        .collect(toSet()));
        var why = new Why(speakers, Map.of());
        return moves.stream()
                .map(move -> EndingForecast.Fate.of(move, why, googleIds))
                .toList();
    }
}
