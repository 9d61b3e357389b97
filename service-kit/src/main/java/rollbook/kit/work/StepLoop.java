package rollbook.kit.work;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import rollbook.kit.failure.FailureText;

/**
 * Work done step by step until none is left, each step a transaction of its own, by one thread of this process at a time.
 * A timer runs it again and again: what a crash or a silent neighbor interrupted is taken up where it was.
 */
public final class StepLoop {
    private static final Logger LOG = Logger.getLogger(StepLoop.class);

    private final String name;
    private final BooleanSupplier step;
    private final ReentrantLock alone = new ReentrantLock();

    /**
     * A loop not yet running.
     *
     * @param name what is worked at, for the log and the thread
     * @param step does one step; false = there was nothing to do
     */
    public StepLoop(String name, BooleanSupplier step) {
        this.name = name;
        this.step = step;
    }

    /** There may be something to do; returns at once. */
    public void wake() {
        Thread.ofVirtual().name(name).start(this::run);
    }

    /** Works until nothing is left; returns at once where another thread is at it, which comes by what is new. */
    public void run() {
        if (!alone.tryLock()) {
            return;
        }
        try {
            while (step.getAsBoolean()) {
                LOG.debugf("%s: one more step done", name);
            }
        } catch (RuntimeException e) {
            LOG.warnf("%s: goes on shortly: %s", name, FailureText.of(e));
        } finally {
            alone.unlock();
        }
    }
}
