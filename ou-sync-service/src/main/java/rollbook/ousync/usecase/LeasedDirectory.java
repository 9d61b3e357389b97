package rollbook.ousync.usecase;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.OrgUnit;
import rollbook.ousync.usecase.Directories.Directory;

/**
 * A directory read under a lease. Each question may take nearly as long as the lease lasts, so that is renewed before and after
 * each, whatever the answer is good for: many small units without news would lose it otherwise, and no run would ever end.
 */
final class LeasedDirectory implements Directory {
    private final Directory directory;
    private final Runnable signOfLife;

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
        signOfLife.run();
        var answer = question.get();
        signOfLife.run();
        return answer;
    }
}
