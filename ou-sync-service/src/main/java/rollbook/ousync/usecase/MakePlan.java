package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.ousync.domain.OrgUnit;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.usecase.Plans.Kind;

/** The Google admin picks units, or thinks of removing the sync, and has it shown first what would come of it (R6, R14, X30). */
@ApplicationScoped
public class MakePlan {
    /** Every run lists each of them by itself. */
    private static final int MOST_UNITS = 500;

    private final SyncAuthority authority;
    private final Syncs syncs;
    private final Plans plans;
    private final BrowseUnits browseUnits;
    private final Database database;
    private final Ids ids;

    MakePlan(SyncAuthority authority, Syncs syncs, Plans plans, BrowseUnits browseUnits, Database database, Ids ids) {
        this.authority = authority;
        this.syncs = syncs;
        this.plans = plans;
        this.browseUnits = browseUnits;
        this.database = database;
        this.ids = ids;
    }

    /**
     * A unit wanted.
     *
     * @param subtree whether the units under it count too
     */
    public record Wanted(String id, boolean subtree) {}

    /**
     * Plans that these units count from then on, and no others.
     *
     * @return the plan, which is read in the background
     * @throws ProblemException 404 or 403: who may; 409 without an authorization; 422 for no unit, one twice, or an unknown one
     */
    public UUID select(UUID licenseId, Actor actor, List<Wanted> wanted) {
        var units = browseUnits.units(licenseId, actor);
        if (wanted.isEmpty()
                || wanted.size() > MOST_UNITS
                || wanted.stream().map(Wanted::id).distinct().count() != wanted.size()) {
            throw new ProblemException(SyncProblem.NO_UNITS);
        }
        Map<String, OrgUnit> known = new HashMap<>();
        units.forEach(unit -> known.put(unit.id(), unit));
        var picked = wanted.stream()
                .map(unit -> {
                    var found = known.get(unit.id());
                    if (found == null) {
                        throw new ProblemException(SyncProblem.UNKNOWN_UNIT);
                    }
                    return new PickedUnit(unit.id(), found.name(), unit.subtree());
                })
                .toList();
        return make(licenseId, actor, Kind.SELECT, picked);
    }

    /** Plans that the sync is removed. */
    public UUID remove(UUID licenseId, Actor actor) {
        authority.requireAdmin(licenseId, actor);
        var sync = database.inTransaction(() -> syncs.find(licenseId))
                .orElseThrow(() -> new ProblemException(SyncProblem.NOT_CONNECTED));
        authority.requireGoogleAdmin(sync, actor);
        return make(licenseId, actor, Kind.REMOVE, List.of());
    }

    private UUID make(UUID licenseId, Actor actor, Kind kind, List<PickedUnit> units) {
        var id = ids.next();
        database.inTransaction(() -> {
            plans.make(id, licenseId, Objects.requireNonNull(actor.accountId()), kind, units);
            return id;
        });
        return id;
    }
}
