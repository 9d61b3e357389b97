package rollbook.license.usecase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.license.domain.EndedSource;
import rollbook.license.domain.Entitlement;
import rollbook.license.domain.Membership;
import rollbook.license.domain.RefusalReason;
import rollbook.license.domain.Seats;
import rollbook.license.domain.Verdict;

/**
 * What is judged in one transaction, in memory, one after the other: each sees what those before it changed. It holds the
 * lines of the projection as they stand meanwhile, and how far each license has come.
 */
final class Judgment {
    private final Map<UUID, Ledger.Position> positions;
    private final Map<UUID, Map<EndedSource, Long>> ended;
    private final Map<Memberships.Key, Memberships.Row> now;
    private final Map<Memberships.Key, Memberships.Row> changed = new LinkedHashMap<>();
    private final Set<Memberships.Key> stored;
    private final Set<Memberships.Key> gone = new LinkedHashSet<>();
    private final List<Judged> acts = new ArrayList<>();

    /**
     * Starts from what is stored.
     *
     * @param positions of every license judged
     * @param ended the ended sources of each
     * @param stored the lines of the people judged, where they have one
     */
    Judgment(
            Map<UUID, Ledger.Position> positions,
            Map<UUID, Map<EndedSource, Long>> ended,
            Map<Memberships.Key, Memberships.Row> stored) {
        this.positions = new HashMap<>(positions);
        this.ended = ended;
        this.now = new HashMap<>(stored);
        this.stored = new HashSet<>(stored.keySet());
    }

    /** Judges one fact or act: an outcome for everybody in it. */
    void judge(Said said) {
        var begin = position(said.licenseId());
        close(
                said,
                begin,
                said.people().stream().map(named -> move(said, named)).toList());
    }

    /** Gives those who waited their seats; {@code waiting} are the next in turn. */
    void seat(Said said, List<Memberships.Row> waiting) {
        var begin = position(said.licenseId());
        var moves = new ArrayList<Judged.Move>(waiting.size());
        for (var line : waiting) {
            stored.add(line.key());
            var before = now.getOrDefault(line.key(), line);
            var status = Seats.called(before.membership());
            moves.add(keep(null, before, before.with(before.membership(), status, 0), Verdict.unchanged()));
        }
        close(said, begin, moves);
    }

    /** Makes one person of two on a license: everything said of both, and one seat, the earlier one. */
    void merge(Said said, UUID from, UUID into) {
        var begin = position(said.licenseId());
        var goes = row(new Memberships.Key(said.licenseId(), from));
        var stays = row(new Memberships.Key(said.licenseId(), into));
        var nothing = goes.with(Membership.NONE, MembershipStatus.NONE, 0);
        count(said.licenseId(), goes, nothing);
        now.remove(goes.key());
        changed.remove(goes.key());
        gone.add(goes.key());
        var farewell = new Judged.Move(null, email(goes), goes, nothing, Verdict.unchanged(), Outcome.REMOVED, into);
        close(said, begin, List.of(farewell, keep(null, stays, one(goes, stays), Verdict.unchanged())));
    }

    private static Memberships.Row one(Memberships.Row goes, Memberships.Row stays) {
        var membership = stays.membership().merge(goes.membership());
        var addressed = stays.address() == null ? stays.at(goes.address()) : stays;
        if (membership.entitlement() == Entitlement.NOTHING) {
            return addressed.with(membership, membership.absence(), 0);
        }
        if (Seats.holdsOne(goes.status()) || Seats.holdsOne(stays.status())) {
            return addressed.with(membership, Seats.seated(membership.entitlement()), 0);
        }
        var turn = LongStream.of(goes.waitingSeq(), stays.waitingSeq())
                .filter(seq -> seq > 0)
                .min();
        return addressed.with(membership, MembershipStatus.WAITING, turn.orElseThrow());
    }

    /** Whether anything was ever said of that person on that license. */
    boolean knows(Memberships.Key key) {
        return now.containsKey(key);
    }

    /** How far a license has come by now. */
    Ledger.Position position(UUID licenseId) {
        return Objects.requireNonNull(positions.get(licenseId), "a license nobody locked");
    }

    /** How far the licenses have come. */
    Map<UUID, Ledger.Position> positions() {
        return positions;
    }

    /** What was judged, in order. */
    List<Judged> acts() {
        return acts;
    }

    /** The lines of people who had none, each once; from now on they count as stored. */
    Collection<Memberships.Row> takeAdded() {
        var taken = changed.values().stream()
                .filter(line -> !stored.contains(line.key()))
                .toList();
        taken.forEach(line -> {
            changed.remove(line.key());
            stored.add(line.key());
        });
        return taken;
    }

    /** The other lines to store, each once; from now on they count as stored. To be asked for after those added. */
    Collection<Memberships.Row> takeChanged() {
        var taken = List.copyOf(changed.values());
        changed.clear();
        return taken;
    }

    /** The lines to take away; from now on they count as taken. */
    Collection<Memberships.Key> takeGone() {
        var taken = List.copyOf(gone);
        gone.clear();
        return taken;
    }

    private Memberships.Row row(Memberships.Key key) {
        var line = now.get(key);
        if (line != null) {
            return line;
        }
        var over = ended.getOrDefault(key.licenseId(), Map.of());
        var nothing = new Membership(Map.of(), 0, Map.of(), over);
        return new Memberships.Row(key, null, nothing, MembershipStatus.NONE, 0);
    }

    private Judged.Move move(Said said, Said.Named named) {
        var opinion = named.opinion();
        if (opinion == null) {
            return nobody(said, named, Verdict.unchanged(), Outcome.FAILED);
        }
        if (named.personId() == null) {
            var refusal = opinion.apply(Membership.NONE) instanceof Verdict.Refused refused
                    ? refused
                    : Verdict.refused(RefusalReason.NOT_ON_LICENSE);
            return nobody(said, named, refusal, Outcome.REFUSED);
        }
        var before = row(new Memberships.Key(said.licenseId(), named.personId()));
        var verdict = opinion.apply(before.membership());
        if (verdict instanceof Verdict.Repeated) {
            return repeated(named, before, verdict);
        }
        if (verdict.events().isEmpty()) {
            return keep(named, before, before, verdict);
        }
        var membership = before.membership().apply(verdict.events());
        var position = position(said.licenseId());
        var status = position.seats().place(before.status(), membership);
        var after = addressed(before, named).with(membership, status, turn(before, status, position));
        if (said.kind() == Said.Kind.ENDING) {
            changed.put(after.key(), after); // who stays by another grant is listed by one method less
        }
        return keep(named, before, after, verdict);
    }

    /** Only an address the list does not show yet is worth an entry. */
    private Judged.Move repeated(Said.Named named, Memberships.Row before, Verdict verdict) {
        var after = addressed(before, named);
        return after.equals(before) ? told(named, before, after, verdict) : keep(named, before, after, verdict);
    }

    private static Memberships.Row addressed(Memberships.Row before, Said.Named named) {
        return before.address() == null || named.addressProven() ? before.at(named.address()) : before;
    }

    /** Whoever waits already keeps their turn; who begins to wait comes last. */
    private static long turn(Memberships.Row before, MembershipStatus status, Ledger.Position position) {
        if (status != MembershipStatus.WAITING) {
            return 0;
        }
        return before.status() == MembershipStatus.WAITING ? before.waitingSeq() : position.seq() + 1;
    }

    private Judged.Move keep(
            Said.@Nullable Named named, Memberships.Row before, Memberships.Row after, Verdict verdict) {
        if (!after.equals(before)) {
            now.put(after.key(), after);
            changed.put(after.key(), after);
        }
        count(after.key().licenseId(), before, after);
        return told(named, before, after, verdict);
    }

    private static Judged.Move told(
            Said.@Nullable Named named, Memberships.Row before, Memberships.Row after, Verdict verdict) {
        return new Judged.Move(
                named == null ? null : named.row(),
                named == null || named.address() == null ? email(after) : named.address(),
                before,
                after,
                verdict,
                verdict.outcome(before.membership(), before.status(), after.membership(), after.status()),
                null);
    }

    private Judged.Move nobody(Said said, Said.Named named, Verdict verdict, Outcome outcome) {
        positions.compute(
                said.licenseId(),
                (_, position) -> Objects.requireNonNull(position).next());
        var email = named.address() == null ? "nobody" + MembershipChanged.ADDRESS_UNKNOWN : named.address();
        return new Judged.Move(named.row(), email, null, null, verdict, outcome, null);
    }

    private void count(UUID licenseId, Memberships.Row before, Memberships.Row after) {
        var position = position(licenseId).next();
        positions.put(
                licenseId,
                new Ledger.Position(position.seq(), position.seats().moved(before.status(), after.status())));
    }

    private static String email(Memberships.Row row) {
        return row.address() == null ? row.key().personId() + MembershipChanged.ADDRESS_UNKNOWN : row.address();
    }

    private void close(Said said, Ledger.Position begin, List<Judged.Move> moves) {
        var answer = new MembershipChanged(
                said.licenseId(),
                position(said.licenseId()).seq(),
                begin.seq(),
                said.factId(),
                said.batchId(),
                said.actor(),
                said.stamp(),
                moves.stream().map(move -> move.person(said)).toList());
        acts.add(new Judged(said, answer, moves));
    }
}
