package rollbook.enrollment.inbound.csv;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lines to come, some of which may have been looked at already. Who looks ahead says how far; that much is held. */
final class LineQueue {
    private final Lines lines;
    private final ArrayDeque<Line> seen = new ArrayDeque<>();

    LineQueue(Lines lines) {
        this.lines = lines;
    }

    /** The next line, taken; null after the last. */
    @Nullable
    Line take() {
        return seen.isEmpty() ? lines.next() : seen.poll();
    }

    /** Takes lines that were looked at. */
    void drop(int count) {
        for (var i = 0; i < count; i++) {
            seen.remove();
        }
    }

    /** A look ahead that takes nothing: one line at a call, null after the last. No other is under way meanwhile. */
    Supplier<@Nullable Line> ahead() {
        var held = seen.iterator();
        return () -> lineAhead(held);
    }

    private @Nullable Line lineAhead(Iterator<Line> held) {
        if (held.hasNext()) {
            return held.next();
        }
        var line = lines.next();
        if (line != null) {
            seen.add(line);
        }
        return line;
    }
}
