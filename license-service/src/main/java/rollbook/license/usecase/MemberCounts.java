package rollbook.license.usecase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;

/** How many members a license has: by the ways they came, and how that came to be. */
public interface MemberCounts {

    /** Who became a member on a day, and who stopped being one. */
    record DayMoves(LocalDate day, int joined, int left) {}

    /**
     * The moves since a moment, and what they led to.
     *
     * @param members how many there are after all of them
     * @param days those on which somebody moved, the oldest first
     */
    record Moves(int members, List<DayMoves> days) {}

    /** The moves since then, as the ledger has them, by the days of that zone. */
    Moves moves(UUID licenseId, Instant since, ZoneId zone);

    /** How many members have a live grant by each way; who came by several counts for each. */
    Map<EnrollmentMethod, Integer> byMethod(UUID licenseId);

    /** How many people stand how; a status nobody has may be missing. */
    Map<MembershipStatus, Integer> byStatus(UUID licenseId);
}
