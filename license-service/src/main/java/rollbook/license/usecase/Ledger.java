package rollbook.license.usecase;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.events.MembershipChanged;
import rollbook.license.domain.Seats;
import rollbook.license.domain.Way;

/** The verdicts, append-only, numbered per license without gaps. Written only under the license's lock. */
public interface Ledger {

    /** How far a license has come: the last number given, and how its seats are held after it. */
    record Position(long seq, Seats seats) {
        Position next() {
            return new Position(seq + 1, seats);
        }
    }

    /** The positions of these licenses. */
    Map<UUID, Position> positions(Collection<UUID> licenseIds);

    /** Writes the acts of one transaction: each the entries {@code previousSeq + 1} to {@code seq}. */
    void append(Collection<Judged> acts);

    /** Moves licenses on to where these acts brought them. */
    void moveTo(Map<UUID, Position> positions);

    /** The acts of a license after the entry {@code after}, in order, at most {@code limit}, as they were announced. */
    List<MembershipChanged> read(UUID licenseId, long after, int limit);

    /** Who stood behind these facts. */
    Map<UUID, Actor> actors(UUID licenseId, Collection<UUID> factIds);

    /** Which way a batch's people come, if its first chunk was judged already (X31). */
    Optional<Way> wayOf(UUID batchId);

    void keepWay(UUID batchId, UUID licenseId, Way way);
}
