package rollbook.stack.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is switched on, each for so many times or until it is switched off. Of several that strike, the first one does. */
public abstract class Switches<R extends Switches.Rule<R>> {
    private final List<R> rules = new ArrayList<>();

    /** One of them. */
    public interface Rule<R> {
        /** How often it still strikes; 0: until it is switched off. */
        int times();

        R times(int next);
    }

    public synchronized void add(R rule) {
        rules.add(rule);
    }

    public synchronized void clear() {
        rules.clear();
    }

    /** Those still to strike, with the times they still will. */
    public synchronized List<R> all() {
        return List.copyOf(rules);
    }

    /** The first that strikes, which has struck once more now. */
    protected synchronized Optional<R> first(Predicate<R> strikes) {
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (strikes.test(rule)) {
                countDown(i, rule);
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private void countDown(int i, R rule) {
        if (rule.times() == 1) {
            rules.remove(i);
        } else if (rule.times() > 1) {
            rules.set(i, rule.times(rule.times() - 1));
        }
    }
}
