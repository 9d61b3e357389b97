package rollbook.ousync.outbound.google;

import java.time.Duration;
import java.util.EnumMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks again, by Google's own recipe: after 1, 2, 4, 8 and 16 seconds and up to one more, drawn by lot. */
final class Patience {
    /** All tries of a call and the pauses between them; whoever reads page by page holds a lease for longer than that. */
    static final Duration LONGEST_CALL = Duration.ofSeconds(50);

    /** However slowly bytes trickle in. The token endpoint has twenty seconds of it: Google's library lets no one say less. */
    private static final Duration LONGEST_TRY = Duration.ofSeconds(25);

    private static final int MOST_DOUBLINGS = 4;
    private static final int LOT_MILLIS = 1_000;

    private final Pauses pauses;

    Patience(Pauses pauses) {
        this.pauses = pauses;
    }

    /**
     * Asks until there is an answer.
     *
     * @param question throws {@link FailedCall} for none
     * @throws FailedCall as it was when there was no use, or no time, in asking again
     */
    <T> T ask(Callable<T> question) throws FailedCall {
        var begun = pauses.now();
        var said = new EnumMap<Meaning, Integer>(Meaning.class);
        for (var tries = 0; ; tries++) {
            try {
                return once(question, left(begun));
            } catch (FailedCall e) {
                if (said.merge(e.meaning(), 1, Integer::sum) >= e.meaning().tries()) {
                    throw e;
                }
            }
            pause(after(tries), left(begun));
        }
    }

    /** A virtual thread, because that one's socket closes when it is given up. */
    private static <T> T once(Callable<T> question, Duration left) throws FailedCall {
        var answer = new FutureTask<>(question);
        Thread.ofVirtual().name("google").start(answer);
        try {
            var limit = left.compareTo(LONGEST_TRY) < 0 ? left : LONGEST_TRY;
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw new FailedCall(Meaning.PASSES, "no end");
        } catch (InterruptedException _) {
            answer.cancel(true);
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FailedCall failed) {
                throw failed;
            }
            throw new IllegalStateException("asking Google failed", e.getCause());
        }
    }

    private static Duration after(int tries) {
        var seconds = 1L << Math.min(tries, MOST_DOUBLINGS);
        return Duration.ofSeconds(seconds)
                .plusMillis(ThreadLocalRandom.current().nextInt(LOT_MILLIS));
    }

    private void pause(Duration length, Duration left) throws FailedCall {
        if (length.compareTo(left) >= 0) {
            throw new FailedCall(Meaning.PASSES, "no time left");
        }
        try {
            pauses.pause(length);
        } catch (InterruptedException _) {
            throw interrupted();
        }
    }

    private Duration left(Duration begun) {
        return LONGEST_CALL.minus(pauses.now().minus(begun));
    }

    private static FailedCall interrupted() {
        Thread.currentThread().interrupt();
        return new FailedCall(Meaning.UNKNOWN, "interrupted");
    }
}
