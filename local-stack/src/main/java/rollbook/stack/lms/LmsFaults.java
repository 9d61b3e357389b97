package rollbook.stack.lms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are switched on. */
public final class LmsFaults {
    private final List<LmsFaultRule> rules = new ArrayList<>();

    LmsFaults() {}

    public synchronized void add(LmsFaultRule rule) {
        rules.add(rule);
    }

    public synchronized void clear() {
        rules.clear();
    }

    /** Those still to strike, with the times they still will. */
    public synchronized List<LmsFaultRule> all() {
        return List.copyOf(rules);
    }

    /** The first such rule, which has struck once more now. */
    synchronized Optional<LmsFaultRule> striking(LmsFault fault, LmsKind kind) {
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule.fault() == fault && rule.kind() == kind) {
                countDown(i, rule);
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    boolean strikes(LmsFault fault, LmsKind kind) {
        return striking(fault, kind).isPresent();
    }

    private void countDown(int i, LmsFaultRule rule) {
        if (rule.times() == 1) {
            rules.remove(i);
        } else if (rule.times() > 1) {
            rules.set(i, rule.times(rule.times() - 1));
        }
    }
}
