package rollbook.license.domain;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.events.SourceEnded.Kind;
import rollbook.license.domain.MembershipEvent.Declined;
import rollbook.license.domain.MembershipEvent.Ended;
import rollbook.license.domain.MembershipEvent.Excluded;
import rollbook.license.domain.MembershipEvent.Expired;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Lifted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Removed;
import rollbook.license.domain.MembershipEvent.Withdrawn;

/**
 * The sentences of RULES §4 and DESIGN §2 asked of a whole history, with no fold: sort it, then look. Slow and plain, so
 * that {@link Membership} can be compared with it.
 */
record MembershipByTheBook(List<MembershipEvent> history) {

    /** One event that a source spoke, as text that sorts: stamp, event id in hex as PostgreSQL shows it, kind. */
    private record Spoken(String order, String kind, Word word) {}

    Entitlement entitlement() {
        var kinds = latest().stream().filter(this::counts).map(Spoken::kind).toList();
        return kinds.contains("granted")
                ? Entitlement.ENTITLED
                : kinds.contains("offered") ? Entitlement.OFFERED : Entitlement.NOTHING;
    }

    MembershipStatus absence() {
        if (isOut(Authority.ADMIN) || isOut(Authority.STAFF)) {
            return MembershipStatus.KEPT_OUT;
        }
        var last = latest().stream().max(comparing(Spoken::order)).map(Spoken::kind);
        if (last.isEmpty()) {
            return removals().findAny().isPresent() ? MembershipStatus.REMOVED : MembershipStatus.NONE;
        }
        return switch (last.get()) {
            case "offered" -> MembershipStatus.WITHDRAWN;
            case "expired" -> MembershipStatus.EXPIRED;
            case "declined" -> MembershipStatus.DECLINED;
            default -> MembershipStatus.REMOVED;
        };
    }

    private List<Spoken> latest() {
        var all = history.stream().flatMap(event -> spoken(event).stream()).toList();
        return all.stream()
                .filter(one -> all.stream()
                        .noneMatch(
                                other -> other.word().source().equals(one.word().source())
                                        && other.order().compareTo(one.order()) > 0))
                .distinct()
                .toList();
    }

    private static Optional<Spoken> spoken(MembershipEvent event) {
        return switch (event) {
            case Offered(var word) -> Optional.of(spoken("1", "offered", word));
            case Expired(var word) -> Optional.of(spoken("2", "expired", word));
            case Declined(var word) -> Optional.of(spoken("3", "declined", word));
            case Withdrawn(var word) -> Optional.of(spoken("4", "withdrawn", word));
            case Granted(var word) -> Optional.of(spoken("5", "granted", word));
            case Removed _, Excluded _, Lifted _, Ended _ -> Optional.empty();
        };
    }

    private static Spoken spoken(String rank, String kind, Word word) {
        return new Spoken("%019d %s %s".formatted(word.stamp(), word.eventId(), rank), kind, word);
    }

    private boolean counts(Spoken spoken) {
        var word = spoken.word();
        var domain = word.source().method() == EnrollmentMethod.DOMAIN;
        return removals().noneMatch(removed -> removed >= word.stamp())
                && !(isOut(Authority.ADMIN) && !domain)
                && !isOut(Authority.STAFF)
                && sourcesOf(word).stream().noneMatch(source -> endedSince(source, word.stamp()));
    }

    private Stream<Long> removals() {
        return history.stream().filter(Removed.class::isInstance).map(event -> ((Removed) event).stamp());
    }

    private boolean isOut(Authority authority) {
        var in = 0L;
        var out = 0L;
        for (var event : history) {
            if (event instanceof Excluded(var by, var stamp) && by == authority) {
                out = Math.max(out, stamp);
            }
            if (event instanceof Lifted(var by, var stamp) && by == authority) {
                in = Math.max(in, stamp);
            }
        }
        return out > 0 && out >= in;
    }

    private boolean endedSince(EndedSource source, long stamp) {
        return history.stream()
                .anyMatch(event -> event instanceof Ended(var over, var at) && over.equals(source) && at >= stamp);
    }

    private static List<EndedSource> sourcesOf(Word word) {
        var sources = new ArrayList<EndedSource>();
        switch (word.source().method()) {
            case OU -> {
                sources.add(new EndedSource(Kind.SYNC, "" + word.origin()));
                sources.add(new EndedSource(Kind.UNIT, word.source().name()));
            }
            case DOMAIN ->
                sources.add(new EndedSource(Kind.DOMAIN, word.source().name()));
            case KEY -> sources.add(new EndedSource(Kind.KEY, "" + word.origin()));
            case LINK -> sources.add(new EndedSource(Kind.LINK, "" + word.origin()));
            case CSV, EMAIL, LMS -> {}
        }
        sources.add(new EndedSource(Kind.BATCH, "" + word.batchId()));
        return sources;
    }
}
