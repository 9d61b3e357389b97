package rollbook.stack.lms;

import java.time.Duration;
import rollbook.stack.wire.Switches;

/**
 * When a fault strikes: the next so many of a kind, or every one until it is switched off.
 *
 * @param times 0 for every one
 * @param delay of {@link LmsFault#SLOW}; nobody waits for it but the one who asked
 */
public record LmsFaultRule(LmsFault fault, LmsKind kind, int times, Duration delay)
        implements Switches.Rule<LmsFaultRule> {

    public static LmsFaultRule every(LmsFault fault, LmsKind kind) {
        return new LmsFaultRule(fault, kind, 0, Duration.ZERO);
    }

    public static LmsFaultRule once(LmsFault fault, LmsKind kind) {
        return every(fault, kind).times(1);
    }

    @Override
    public LmsFaultRule times(int next) {
        return new LmsFaultRule(fault, kind, next, delay);
    }

    public LmsFaultRule after(Duration wait) {
        return new LmsFaultRule(fault, kind, times, wait);
    }
}
