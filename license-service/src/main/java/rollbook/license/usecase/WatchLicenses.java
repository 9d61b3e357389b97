package rollbook.license.usecase;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import rollbook.kit.failure.FailureText;
import rollbook.license.usecase.LicenseMarks.Mark;

/**
 * Tells whoever watches a license that it has moved on. It asks the database, for all watched licenses at once and only
 * while somebody watches, because what moved one may have happened in any replica.
 */
@ApplicationScoped
public class WatchLicenses {
    private static final Logger LOG = Logger.getLogger(WatchLicenses.class);
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final LicenseMarks marks;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, List<Watch>> watches = new HashMap<>();
    private boolean asking;

    WatchLicenses(
            LicenseMarks marks, @ConfigProperty(name = "rollbook.changes.watchers", defaultValue = "200") int most) {
        this.marks = marks;
        this.most = most;
    }

    /** Somebody watching one license. */
    public final class Watch implements AutoCloseable {
        private final UUID licenseId;
        private final Mark begin;
        private final BlockingQueue<Mark> news = new ArrayBlockingQueue<>(1); // the latest; older news are no news
        private Mark told;
        private volatile boolean over;

        private Watch(UUID licenseId, Mark begin) {
            this.licenseId = licenseId;
            this.begin = begin;
            this.told = begin;
        }

        /** How far the license had come when the watch began. */
        public Mark begin() {
            return begin;
        }

        /** How far it has come since it was last asked; null when nothing moved for that long. */
        public @Nullable Mark next(Duration patience) throws InterruptedException {
            return news.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Whether nobody tells any more, since the service stops. */
        public boolean isOver() {
            return over;
        }

        private void tell(Mark mark) {
            if (!mark.equals(told)) {
                told = mark;
                news.clear();
                news.add(mark);
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                watches.computeIfPresent(licenseId, (_, others) -> {
                    others.remove(this);
                    return others.isEmpty() ? null : others;
                });
            } finally {
                lock.unlock();
            }
        }
    }

    /** Begins to watch a license; empty when as many as may (200, by configuration) do so at this replica already. */
    public Optional<Watch> watch(UUID licenseId) {
        var begin = marks.read(Set.of(licenseId)).get(licenseId);
        lock.lock();
        try {
            var others = watches.getOrDefault(licenseId, List.of());
            if (begin == null || others.size() >= most) {
                return Optional.empty();
            }
            var watch = new Watch(licenseId, begin);
            watches.computeIfAbsent(licenseId, _ -> new ArrayList<>()).add(watch);
            if (!asking) {
                asking = true;
                Thread.ofVirtual().name("watch-licenses").start(this::ask);
            }
            return Optional.of(watch);
        } finally {
            lock.unlock();
        }
    }

    /** Watches end as the service begins to stop: it would otherwise wait for them before it tells anybody that it does. */
    void endBeforeTheService(@Observes StartupEvent started) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() ->
                        watched().values().stream().flatMap(Collection::stream).forEach(watch -> watch.over = true)));
    }

    private void ask() {
        for (var watched = next(); !watched.isEmpty(); watched = next()) {
            var pause = BETWEEN;
            try {
                var read = marks.read(watched.keySet());
                watched.forEach((licenseId, all) -> Optional.ofNullable(read.get(licenseId))
                        .ifPresent(mark -> all.forEach(watch -> watch.tell(mark))));
            } catch (RuntimeException e) {
                LOG.warnf("Whether licenses moved on cannot be read and is asked again: %s", FailureText.of(e));
                pause = AFTER_A_FAILURE;
            }
            if (!rest(pause)) {
                return;
            }
        }
    }

    /** Who watches now; where nobody does, the asking ends in the same moment. */
    private Map<UUID, List<Watch>> next() {
        lock.lock();
        try {
            asking = !watches.isEmpty();
            return watched();
        } finally {
            lock.unlock();
        }
    }

    private Map<UUID, List<Watch>> watched() {
        lock.lock();
        try {
            var copy = new HashMap<UUID, List<Watch>>();
            watches.forEach((licenseId, all) -> copy.put(licenseId, List.copyOf(all)));
            return copy;
        } finally {
            lock.unlock();
        }
    }

    private static boolean rest(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
