package rollbook.lms.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Work that many bring at one moment, done together: one of them has the turn and does what all others wait with. Then the turn
 * is given to the first that waits by now, and nobody else is woken to look: each would be one more to wait for.
 */
final class Together<T> {
    private final int atOnce;
    private final Consumer<List<T>> work;
    private final Queue<Brought<T>> queue = new ConcurrentLinkedQueue<>();
    /** Whether somebody has the turn; only who has it takes from the queue. */
    private final AtomicBoolean turn = new AtomicBoolean();

    /**
     * By {@code work}, never twice at a time.
     *
     * @param atOnce the most that are done together, at least 1; the others are with the next turn
     */
    Together(int atOnce, Consumer<List<T>> work) {
        this.atOnce = atOnce;
        this.work = work;
    }

    private static final class Brought<T> {
        final T what;
        /** Said once: that it has the turn (true), or that it is over. */
        final CompletableFuture<Boolean> hasTurn = new CompletableFuture<>();

        /** Read and written by whoever has the turn. */
        boolean isOver;

        Brought(T what) {
            this.what = what;
        }

        void end() {
            isOver = true;
            hasTurn.complete(false);
        }
    }

    /** Comes back when it was done, here or by another; what the work throws is thrown on to whoever had the turn. */
    void take(T what) {
        var mine = new Brought<>(what);
        queue.add(mine);
        if (turn.compareAndSet(false, true) || mine.hasTurn.join()) {
            try {
                while (!mine.isOver) {
                    takeSome();
                }
            } finally {
                passOn();
            }
        }
    }

    private void takeSome() {
        var some = new ArrayList<Brought<T>>();
        for (var one = queue.poll(); one != null; one = some.size() < atOnce ? queue.poll() : null) {
            some.add(one);
        }
        try {
            work.accept(some.stream().map(one -> one.what).toList());
        } finally {
            some.forEach(Brought::end);
        }
    }

    /** One that comes just when nobody has the turn takes it, and is not given it. */
    private void passOn() {
        var next = queue.peek();
        while (next == null) {
            turn.set(false);
            if (queue.isEmpty() || !turn.compareAndSet(false, true)) {
                return;
            }
            next = queue.peek();
        }
        next.hasTurn.complete(true);
    }
}
