package rollbook.stack.google;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Every request but those to {@code /simulator}, in the order they came; the newest 200 000. */
public final class RequestLog {
    private static final int MOST = 200_000;

    private final Deque<LoggedRequest> newest = new ArrayDeque<>();

    RequestLog() {}

    synchronized void add(LoggedRequest request) {
        if (newest.size() == MOST) {
            newest.removeFirst();
        }
        newest.addLast(request);
    }

    public synchronized List<LoggedRequest> all() {
        return List.copyOf(newest);
    }

    public synchronized List<LoggedRequest> of(RequestKind... kinds) {
        var wanted = Set.of(kinds);
        return newest.stream()
                .filter(request -> wanted.contains(request.kind()))
                .toList();
    }

    public synchronized void clear() {
        newest.clear();
    }
}
