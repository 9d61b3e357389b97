package rollbook.stack.google;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are switched on. Of several that strike a request, the one switched on first does. */
public final class Faults {
    private final List<FaultRule> rules = new ArrayList<>();

    Faults() {}

    public synchronized void add(FaultRule rule) {
        rules.add(rule);
    }

    public synchronized void clear() {
        rules.clear();
    }

    /** Those still to strike, with the times they still will. */
    public synchronized List<FaultRule> all() {
        return List.copyOf(rules);
    }

    synchronized Optional<FaultRule> striking(RequestFacts request) {
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule.strikes(request)) {
                countDown(i, rule);
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private void countDown(int i, FaultRule rule) {
        if (rule.times() == 1) {
            rules.remove(i);
        } else if (rule.times() > 1) {
            rules.set(i, rule.times(rule.times() - 1));
        }
    }
}
