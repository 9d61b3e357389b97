package rollbook.license.outbound.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbook.license.usecase.MemberList.Listed;

/**
 * How lines are found that no index of the order knows: by walking along the order while they are frequent, since a page is
 * then full soon; once they turn out to be rare, by looking all of them up. So neither a text in nearly every address
 * nor one in none is slow.
 */
final class MemberWalk {
    private static final int FIRST_STEPS = 1_000;
    /** From here on looking up is expected to be quicker. */
    private static final int MOST_STEPS = 50_000;

    private final int limit;
    private final List<Listed> found = new ArrayList<>();
    private long walked;
    private boolean exhausted;

    MemberWalk(int limit) {
        this.limit = limit;
    }

    /** One line walked past. */
    record Step(long number, boolean wanted, Listed line) {}

    boolean goesOn() {
        return !isDone() && (walked == 0 || expected() <= MOST_STEPS - walked);
    }

    /** Whether the page is full or nobody is left. */
    boolean isDone() {
        return exhausted || found.size() >= limit;
    }

    /** How many lines to walk next. */
    int steps() {
        return (int) (walked == 0 ? Math.max(FIRST_STEPS, 2L * limit) : Math.max(FIRST_STEPS, expected() * 5 / 4));
    }

    /** Notes what such a walk gave; the last line of it, unless it came to the end or the page is full. */
    @Nullable
    Listed walked(int steps, List<Step> read) {
        walked += steps;
        read.stream().filter(Step::wanted).map(Step::line).forEach(found::add);
        exhausted = read.isEmpty() || read.getLast().number() < steps;
        return isDone() ? null : read.getLast().line();
    }

    int missing() {
        return limit - found.size();
    }

    List<Listed> found() {
        return found;
    }

    List<Listed> with(List<Listed> rest) {
        found.addAll(rest);
        return found;
    }

    /** How many more lines fill the page, if they go on as they did. */
    private long expected() {
        return found.isEmpty() ? Long.MAX_VALUE / 2 : missing() * walked / found.size();
    }
}
