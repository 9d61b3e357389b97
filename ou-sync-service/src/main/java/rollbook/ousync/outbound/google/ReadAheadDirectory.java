package rollbook.ousync.outbound.google;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.OrgUnit;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Directories;
import rollbook.ousync.usecase.Directories.Directory;
import rollbook.ousync.usecase.Directories.UnreadableException;

/**
 * Asks for the next page of a listing while the last one is compared: a run waits for the slower of the two, not for both.
 * One page, no more, is in memory besides. For one thread.
 */
final class ReadAheadDirectory implements Directory {
    private final Directory directory;
    private @Nullable Ahead ahead;

    ReadAheadDirectory(Directory directory) {
        this.directory = directory;
    }

    private record Ahead(String path, String token, FutureTask<Directories.Page> page) {
        boolean isOf(String otherPath, @Nullable String otherToken) {
            return path.equals(otherPath) && token.equals(otherToken);
        }
    }

    @Override
    public List<OrgUnit> units() {
        return directory.units();
    }

    @Override
    public Directories.Page users(String orgUnitPath, @Nullable String pageToken) {
        var begun = ahead;
        ahead = null;
        var page = begun != null && begun.isOf(orgUnitPath, pageToken)
                ? awaited(begun.page())
                : directory.users(orgUnitPath, pageToken);
        ahead = page.next() == null ? null : askedFor(orgUnitPath, page.next());
        return page;
    }

    private Ahead askedFor(String path, String token) {
        var task = new FutureTask<>(() -> directory.users(path, token));
        Thread.ofVirtual().name("google-ahead").start(task);
        return new Ahead(path, token, task);
    }

    private static Directories.Page awaited(FutureTask<Directories.Page> task) {
        try {
            return task.get();
        } catch (InterruptedException _) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnreadableException(Trouble.DIRECTORY_FAILED, null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("reading ahead failed", e.getCause());
        }
    }

    @Override
    public Optional<DirectoryUser> user(String googleId) {
        return directory.user(googleId);
    }
}
