package rollbook.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One supervised process: started, waited for, and started again (after a growing pause) whenever it ends without being
 * asked to.
 */
public final class Child {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration GRACE_BEFORE_READY = Duration.ofSeconds(5);
    /** So many ends before it was ever ready, and the start of the stack is given up. */
    private static final int HOPELESS = 4;

    private final ChildSpec spec;
    private final StackHome home;
    private final Launcher launcher;
    private final Console console;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread supervisor;

    private @Nullable Process process;
    private boolean ready;
    private boolean everReady;
    private boolean ending;
    private boolean held;
    private int ends;

    Child(ChildSpec spec, StackHome home, Console console) {
        this.spec = spec;
        this.home = home;
        this.launcher = new Launcher(home);
        this.console = console;
        this.supervisor =
                Thread.ofPlatform().daemon().name("supervise " + spec.name()).unstarted(this::supervise);
    }

    Child start() {
        supervisor.start();
        return this;
    }

    public String name() {
        return spec.name();
    }

    /** The port of 127.0.0.1 it listens on. */
    public int port() {
        return spec.port();
    }

    /** The id of the process that runs now. */
    public long pid() {
        return locked(() -> current().pid());
    }

    /** How often it ended without being asked to. */
    public int unexpectedEnds() {
        return locked(() -> ends);
    }

    /** The last lines of its log. */
    public String logTail(int lines) {
        return LogFile.tail(home.log(spec.name()), lines);
    }

    /** Kills it (-9) and comes back when it is dead; its supervisor starts it again. */
    public void kill9() {
        var victim = locked(this::current);
        Signal.KILL.to(victim.pid());
        victim.onExit().join();
    }

    /** Kills it (-9) and comes back when it is dead; it stays down until {@link #bringBack()}. */
    public void takeDown() {
        locked(() -> held = true);
        kill9();
    }

    /** Asks it to end (SIGTERM) and comes back when it has; it stays down until {@link #bringBack()}. */
    public void shutDown() {
        locked(() -> held = true);
        var leaving = locked(this::current);
        spec.endsBy().to(leaving.pid());
        leaving.onExit().join();
    }

    /** Has its supervisor start it again after {@link #takeDown()} or {@link #shutDown()}. */
    public void bringBack() {
        lock.lock();
        try {
            held = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Holds it where it is (SIGSTOP), until {@link #cont()}. */
    public void stop() {
        Signal.STOP.to(pid());
    }

    /** Lets it go on (SIGCONT). */
    public void cont() {
        Signal.CONT.to(pid());
    }

    /**
     * Waits until it is ready.
     *
     * @throws StackFailure where it is not within the time, or never will be, with the last lines of its log
     */
    public void awaitReady(Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (!(ready && process != null && process.isAlive())) {
                var left = Math.min(deadline - System.nanoTime(), TimeUnit.SECONDS.toNanos(1));
                if (ending) {
                    throw new StackFailure(spec.name() + " is being ended");
                }
                if (!everReady && ends >= HOPELESS) {
                    throw failure("ends again and again before it is ready");
                }
                if (left <= 0) {
                    throw failure("is not ready after %d s".formatted(atMost.toSeconds()));
                }
                // Woken by a change or after a second at most: a process may die between two looks at it.
                changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for " + spec.name(), e);
        } finally {
            lock.unlock();
        }
    }

    void awaitReady() {
        awaitReady(spec.readyWithin().plusSeconds(5));
    }

    /** Ends it in good order, by force where that takes too long, together with everything it started. */
    void end() {
        Process last;
        lock.lock();
        try {
            ending = true;
            ready = false;
            changed.signalAll();
            last = process;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            endProcess(last);
        }
        try {
            supervisor.join(Duration.ofSeconds(5));
            ChildRecord.remove(home.run(), spec.name());
        } catch (IOException e) {
            throw new StackFailure("Cannot remove the record of " + spec.name(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void endProcess(Process last) {
        var descendants = last.descendants().toList();
        Signal.CONT.to(last.pid());
        spec.endsBy().to(last.pid());
        try {
            var grace = everReady ? GRACE : GRACE_BEFORE_READY;
            if (!last.waitFor(grace.toSeconds(), TimeUnit.SECONDS)) {
                console.say("%s did not end within %d s: killed".formatted(spec.name(), grace.toSeconds()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        last.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private void supervise() {
        var pause = FIRST_PAUSE;
        try {
            for (var running = launch(); running != null; running = launch()) {
                var begin = System.nanoTime();
                watch(running);
                var exit = running.waitFor();
                if (!noteEnd()) {
                    return;
                }
                if (System.nanoTime() - begin > STEADY.toNanos()) {
                    pause = FIRST_PAUSE;
                }
                console.say(
                        locked(() -> held)
                                ? "%s ended, as it was to (exit %d)".formatted(spec.name(), exit)
                                : "%s ended unexpectedly (exit %d); starting it again in %d ms"
                                        .formatted(spec.name(), exit, pause.toMillis()));
                if (!rest(pause)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } catch (IOException e) {
            console.say("%s cannot be started: %s".formatted(spec.name(), e.getMessage()));
            locked(() -> ends = HOPELESS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Process launch() throws IOException {
        lock.lock();
        try {
            if (ending) {
                return null;
            }
            process = launcher.start(spec.name(), spec.command(), spec.environment());
            record("starting");
            return process;
        } finally {
            lock.unlock();
        }
    }

    /** Asks the probe until it says yes, the process ends, or its time is up (then it is killed, and started again). */
    private void watch(Process running) throws InterruptedException, IOException {
        var deadline = System.nanoTime() + spec.readyWithin().toNanos();
        while (running.isAlive() && !probe()) {
            if (System.nanoTime() > deadline) {
                console.say("%s is not ready after %d s: killed"
                        .formatted(spec.name(), spec.readyWithin().toSeconds()));
                running.destroyForcibly();
                return;
            }
            running.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
        lock.lock();
        try {
            if (running.isAlive() && !ending) {
                if (everReady) {
                    console.say("%s is ready again".formatted(spec.name()));
                }
                ready = true;
                everReady = true;
                record("ready");
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean probe() {
        try {
            return spec.ready().ask();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception _) {
            return false;
        }
    }

    /** False where the end was asked for. */
    private boolean noteEnd() throws IOException {
        lock.lock();
        try {
            ready = false;
            if (!ending) {
                ends++;
                record("down");
            }
            changed.signalAll();
            return !ending;
        } finally {
            lock.unlock();
        }
    }

    private boolean rest(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            for (var left = pause.toNanos(); left > 0 && !ending; ) {
                left = changed.awaitNanos(left);
            }
            while (held && !ending) {
                changed.await();
            }
            return !ending;
        } finally {
            lock.unlock();
        }
    }

    private void record(String state) throws IOException {
        var identity = ProcessIdentity.of(current().pid());
        if (identity.isPresent()) {
            new ChildRecord(spec.name(), identity.get(), spec.port(), spec.endsBy(), state).writeTo(home.run());
        }
    }

    private Process current() {
        if (process == null) {
            throw new StackFailure(spec.name() + " was never started");
        }
        return process;
    }

    private StackFailure failure(String what) {
        return new StackFailure("%s %s; the end of its log:%n%s".formatted(spec.name(), what, logTail(20)));
    }

    private <T> T locked(Supplier<T> what) {
        lock.lock();
        try {
            return what.get();
        } finally {
            lock.unlock();
        }
    }
}
