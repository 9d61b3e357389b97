package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Holds.Absent;
import rollbook.ousync.usecase.Holds.Held;
import rollbook.ousync.usecase.Runs.Past;
import rollbook.ousync.usecase.Syncs.Sync;

/** How a sync is, for its license's admins and staff. Who may look is asked outside of a transaction: license-service may be. */
@ApplicationScoped
public class ReadSync {
    private final SyncAuthority authority;
    private final Syncs syncs;
    private final Runs runs;
    private final Holds holds;
    private final EndingUnits endingUnits;
    private final Database database;

    ReadSync(SyncAuthority authority, Syncs syncs, Runs runs, Holds holds, EndingUnits endingUnits, Database database) {
        this.authority = authority;
        this.syncs = syncs;
        this.runs = runs;
        this.holds = holds;
        this.endingUnits = endingUnits;
        this.database = database;
    }

    /**
     * A sync and how it goes.
     *
     * @param lastRun the latest, which may go on still
     * @param lastSuccess the latest that read everything
     * @param ending units picked no more, until a run has read all the others
     */
    public record Health(
            Sync sync, @Nullable Past lastRun, @Nullable Past lastSuccess, int held, List<String> ending) {}

    /** Empty: nothing is connected. */
    public Optional<Health> health(UUID licenseId, Actor actor) {
        authority.requireReader(licenseId, actor);
        return database.inTransaction(() -> syncs.find(licenseId).map(sync -> {
            var past = runs.past(licenseId, 1).stream().findFirst().orElse(null);
            return new Health(
                    sync,
                    past,
                    runs.lastSuccess(licenseId).orElse(null),
                    holds.count(licenseId),
                    endingUnits.of(licenseId));
        }));
    }

    /** The latest runs first. */
    public List<Past> runs(UUID licenseId, Actor actor, int limit) {
        authority.requireReader(licenseId, actor);
        return database.inTransaction(() -> runs.past(licenseId, limit));
    }

    /** Who is held, by unit. */
    public List<Held> held(UUID licenseId, Actor actor, @Nullable Absent after, int limit) {
        authority.requireReader(licenseId, actor);
        return database.inTransaction(() -> holds.list(licenseId, after, limit));
    }
}
