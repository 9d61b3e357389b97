package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.license.usecase.MemberList.Listed;
import rollbook.license.usecase.MemberList.Query;

/** Reads the projection and its ledger, a page in a short transaction of its own. */
@ApplicationScoped
public class ListMembers {
    /** Places in the waiting line that are counted for a page; who stands further back is told theirs by the one member's. */
    private static final int COUNTED_PLACES = 10_000;

    private final MemberList memberList;
    private final Ledger ledger;

    ListMembers(MemberList memberList, Ledger ledger) {
        this.memberList = memberList;
        this.ledger = ledger;
    }

    /**
     * A line and, while waiting, the place in the line, 1-based.
     *
     * @param position null of who does not wait, or where it was not counted that far
     */
    public record Line(Listed listed, @Nullable Integer position) {}

    /** Up to {@code limit} lines of a license (R3), after that place; waiting ones know theirs among the first 10 000. */
    @Transactional
    public List<Line> list(UUID licenseId, Query query, MemberList.@Nullable Place after, int limit) {
        return placed(licenseId, memberList.list(licenseId, query, after, limit), COUNTED_PLACES);
    }

    /** The same with the place of everybody who waits, however far back: for an export. */
    @Transactional
    public List<Line> listPlaced(UUID licenseId, Query query, MemberList.@Nullable Place after, int limit) {
        return placed(licenseId, memberList.list(licenseId, query, after, limit), Integer.MAX_VALUE);
    }

    private List<Line> placed(UUID licenseId, List<Listed> lines, int deepest) {
        var turns = lines.stream()
                .filter(line -> line.status() == MembershipStatus.WAITING)
                .map(Listed::turn)
                .toList();
        var places = memberList.places(licenseId, turns, deepest);
        return lines.stream()
                .map(line -> new Line(line, places.get(line.turn())))
                .toList();
    }

    /** Up to {@code limit} acts after an entry of the ledger, for another service that missed some. */
    @Transactional
    public List<MembershipChanged> acts(UUID licenseId, long after, int limit) {
        return ledger.read(licenseId, after, limit);
    }
}
