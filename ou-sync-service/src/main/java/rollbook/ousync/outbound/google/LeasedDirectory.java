package rollbook.ousync.outbound.google;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.OrgUnit;
import rollbook.ousync.usecase.Directories;
import rollbook.ousync.usecase.Directories.Directory;

/**
 * A directory read under a lease of a minute. A question may take fifty seconds of it, so the lease is renewed before and after
 * each, unless it was a moment ago, whatever the answer is good for: many small units without news would lose it otherwise,
 * and no run would ever end.
 */
final class LeasedDirectory implements Directory {
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final Directory directory;
    private final Runnable signOfLife;
    private long next = System.nanoTime();

    /** {@code signOfLife} throws where the lease is another's. */
    LeasedDirectory(Directory directory, Runnable signOfLife) {
        this.directory = directory;
        this.signOfLife = signOfLife;
    }

    @Override
    public List<OrgUnit> units() {
        return leased(directory::units);
    }

    @Override
    public Directories.Page users(String orgUnitPath, @Nullable String pageToken) {
        return leased(() -> directory.users(orgUnitPath, pageToken));
    }

    @Override
    public Optional<DirectoryUser> user(String googleId) {
        return leased(() -> directory.user(googleId));
    }

    private <T> T leased(Supplier<T> question) {
        showLife();
        var answer = question.get();
        showLife();
        return answer;
    }

    private void showLife() {
        if (System.nanoTime() - next >= 0) {
            signOfLife.run();
            next = System.nanoTime() + MOMENT.toNanos();
        }
    }
}
