package rollbook.ousync.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run may end by itself (X28): up to 20 grants, or 5 % of a unit's and of the license's. Beyond that none of them ends
 * until somebody approves.
 */
public final class RemovalLimit {
    private static final int ALWAYS = 20;
    private static final int ONE_IN = 20;

    private RemovalLimit() {}

    /** Which units' absent people are held, and why; whoever is absent from another unit leaves. */
    public static Map<String, HoldCause> hold(List<Absence> units, Optional<HoldCause> standing) {
        var whole = standing.or(() -> exceeds(units) ? Optional.of(HoldCause.MASS_REMOVAL) : Optional.empty());
        return units.stream()
                .filter(unit -> unit.absent() > 0)
                .filter(unit -> whole.isPresent() || unit.empty())
                .collect(Collectors.toUnmodifiableMap(
                        Absence::unitId, unit -> unit.empty() ? HoldCause.EMPTY_UNIT : whole.orElseThrow()));
    }

    private static boolean exceeds(List<Absence> units) {
        return units.stream().anyMatch(unit -> isTooMany(unit.absent(), unit.grants()))
                || isTooMany(sum(units, Absence::absent), sum(units, Absence::grants));
    }

    private static int sum(List<Absence> units, Function<Absence, Integer> figure) {
        return units.stream().mapToInt(figure::apply).sum();
    }

    /** More than max(20, 5 %). */
    static boolean isTooMany(int absent, int grants) {
        return absent > ALWAYS && (long) absent * ONE_IN > grants;
    }
}
