package rollbook.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A steady pace of requests, whether or not those before were answered: what is timed is from when a request was due, so
 * that a stall is seen by everybody who had to wait for it.
 */
final class Pace {
    /** Until the first is due: meanwhile all of them are made ready, which the first ones would wait for. */
    private static final long LEAD = TimeUnit.SECONDS.toNanos(1);

    private Pace() {}

    static Samples of(String what, int perSecond, int times, Callable<?> request)
            throws InterruptedException, ExecutionException {
        var interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = System.nanoTime() + LEAD;
            var timed = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> timed(begin + i * interval, request)))
                    .toList();
            var nanos = new long[times];
            for (var i = 0; i < times; i++) {
                Future<Long> one = timed.get(i);
                nanos[i] = one.get();
            }
            return Samples.of(what, nanos);
        }
    }

    private static long timed(long due, Callable<?> request) throws Exception {
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        request.call();
        return System.nanoTime() - due;
    }
}
