package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import rollbook.events.EnrollmentMethod;

/** Reads how a license grew, day by day up to today, and which ways its members came. */
@ApplicationScoped
public class ReadGrowth {
    private final MemberCounts memberCounts;
    private final Clock clock;

    ReadGrowth(MemberCounts memberCounts, Clock clock) {
        this.memberCounts = memberCounts;
        this.clock = clock;
    }

    /**
     * A day of a license.
     *
     * @param members how many there were at its end
     */
    public record Day(LocalDate day, int members, int joined, int left) {}

    /** How a license grew. */
    public record Growth(List<Day> days, Map<EnrollmentMethod, Integer> byMethod) {}

    /** The last so many days of that zone; the last of them is today. */
    @Transactional
    public Growth read(UUID licenseId, int days, ZoneId zone) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var first = today.minusDays(days - 1L);
        var moves = memberCounts.moves(licenseId, first.atStartOfDay(zone).toInstant(), zone);
        return new Growth(backwards(moves, first, today), memberCounts.byMethod(licenseId));
    }

    /** What there was at the end of each day is what there is now without what came later. */
    private static List<Day> backwards(MemberCounts.Moves moves, LocalDate first, LocalDate today) {
        var moved = moves.days().stream().collect(Collectors.toMap(MemberCounts.DayMoves::day, Function.identity()));
        var days = new ArrayList<Day>();
        var members = moves.members();
        for (var day = today; !day.isBefore(first); day = day.minusDays(1)) {
            var that = moved.getOrDefault(day, new MemberCounts.DayMoves(day, 0, 0));
            days.add(new Day(day, members, that.joined(), that.left()));
            members -= that.joined() - that.left();
        }
        return days.reversed();
    }
}
