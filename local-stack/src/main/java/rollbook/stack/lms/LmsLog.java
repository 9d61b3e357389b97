package rollbook.stack.lms;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was asked, in the order it came, and what was sent, as often as it was; the newest 200 000 of each. */
public final class LmsLog {
    private static final int MOST = 200_000;

    private final Deque<Asked> asked = new ArrayDeque<>();
    private final Deque<Attempt> sent = new ArrayDeque<>();

    LmsLog() {}

    synchronized void add(Asked one) {
        if (asked.size() == MOST) {
            asked.removeFirst();
        }
        asked.addLast(one);
    }

    synchronized void add(Attempt one) {
        if (sent.size() == MOST) {
            sent.removeFirst();
        }
        sent.addLast(one);
    }

    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    public List<Asked> asked(LmsKind kind) {
        return asked().stream().filter(one -> one.kind() == kind).toList();
    }

    public synchronized List<Attempt> sent() {
        return List.copyOf(sent);
    }

    public List<Attempt> sent(LmsKind kind) {
        return sent().stream().filter(one -> one.kind() == kind).toList();
    }

    public synchronized void clear() {
        asked.clear();
        sent.clear();
    }

    /** A request, as it was answered. */
    public record Asked(Instant at, LmsKind kind, String method, String path, String query, int status) {}

    /**
     * One try to deliver a message.
     *
     * @param message the same for all tries of one
     * @param number of the try, from 1
     * @param status what came back; 0 where nothing did
     */
    public record Attempt(Instant at, LmsKind kind, String message, int number, String url, int status, String body) {

        /** Of a body only that it is there: it may name children. */
        @Override
        public String toString() {
            return "Attempt[%s %s, try %d: %d]".formatted(kind, message, number, status);
        }
    }
}
