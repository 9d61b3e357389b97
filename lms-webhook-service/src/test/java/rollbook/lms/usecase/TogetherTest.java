package rollbook.lms.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TogetherTest {

    @RepeatedTest(20)
    void each_is_done_once_before_its_bringer_goes_on_and_never_two_at_a_time() throws Exception {
        var done = new ConcurrentLinkedQueue<Integer>();
        var busy = new AtomicBoolean();
        var together = new Together<Integer>(7, some -> {
            assertThat(busy.getAndSet(true)).isFalse();
            assertThat(some).hasSizeBetween(1, 7);
            done.addAll(some);
            busy.set(false);
        });

        try (var threads = Executors.newFixedThreadPool(32)) {
            var all = IntStream.range(0, 2_000)
                    .<Future<?>>mapToObj(number -> threads.submit(() -> {
                        together.take(number);
                        assertThat(done).contains(number);
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }

        assertThat(done).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void what_comes_meanwhile_is_done_together_by_the_first_of_them() throws Exception {
        var begun = new CountDownLatch(1);
        var others = new CountDownLatch(1);
        var turns = new ArrayList<List<String>>();
        var together = new Together<String>(200, some -> {
            turns.add(some);
            begun.countDown();
            await(others);
        });

        var first = Thread.ofVirtual().start(() -> together.take("first"));
        begun.await();
        var second = Thread.ofVirtual().start(() -> together.take("second"));
        awaitWaiting(second);
        var third = Thread.ofVirtual().start(() -> together.take("third"));
        awaitWaiting(third);
        others.countDown();
        for (var thread : List.of(first, second, third)) {
            thread.join();
        }

        assertThat(turns).hasSize(2);
        assertThat(turns.getFirst()).containsExactly("first");
        assertThat(turns.getLast()).containsExactlyInAnyOrder("second", "third");
    }

    @Test
    void a_failure_is_its_doers_and_keeps_nobody_from_the_turn() {
        var together = new Together<String>(200, some -> {
            if (some.contains("bad")) {
                throw new IllegalStateException("as told");
            }
        });

        assertThatThrownBy(() -> together.take("bad")).hasMessage("as told");
        together.take("good");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
