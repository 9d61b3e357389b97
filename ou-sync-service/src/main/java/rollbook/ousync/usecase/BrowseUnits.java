package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import rollbook.events.Actor;
import rollbook.google.GoogleProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.sql.Database;
import rollbook.ousync.domain.DirectoryUser.Standing;
import rollbook.ousync.domain.OrgUnit;
import rollbook.ousync.usecase.Directories.Directory;
import rollbook.ousync.usecase.Directories.PageExpiredException;
import rollbook.ousync.usecase.Directories.UnreadableException;
import rollbook.ousync.usecase.UnitCounts.Count;

/** The tree of units to pick from, as Google has it now, with how many users each had when they were last counted (R6). */
@ApplicationScoped
public class BrowseUnits {
    private static final String ROOT = "/";

    private final SyncAuthority authority;
    private final Syncs syncs;
    private final Directories directories;
    private final Tokens tokens;
    private final UnitCounts unitCounts;
    private final Database database;

    BrowseUnits(
            SyncAuthority authority,
            Syncs syncs,
            Directories directories,
            Tokens tokens,
            UnitCounts unitCounts,
            Database database) {
        this.authority = authority;
        this.syncs = syncs;
        this.directories = directories;
        this.tokens = tokens;
        this.unitCounts = unitCounts;
        this.database = database;
    }

    /**
     * A unit of the tree.
     *
     * @param own users of it alone; empty while they were never counted
     */
    public record Listed(OrgUnit unit, Optional<Count> own) {}

    /**
     * All units, by path.
     *
     * @throws ProblemException 404 or 403: who may; 409 where Google is not connected or its authorization is lost, 503 while
     *     Google is away
     */
    public List<Listed> list(UUID licenseId, Actor actor) {
        var units = units(licenseId, actor);
        var counts = database.inTransaction(() -> unitCounts.of(licenseId));
        return units.stream()
                .sorted(Comparator.comparing(OrgUnit::path))
                .map(unit -> new Listed(
                        unit,
                        counts.isEmpty()
                                ? Optional.empty()
                                : Optional.of(counts.getOrDefault(unit.id(), new Count(0, 0)))))
                .toList();
    }

    List<OrgUnit> units(UUID licenseId, Actor actor) {
        var directory = open(licenseId, actor);
        return reading(directory::units);
    }

    /** Counts the users of all units, which takes as long as Google takes to list everybody. */
    public void count(UUID licenseId, Actor actor) {
        var directory = open(licenseId, actor);
        var counts = reading(() -> count(directory));
        database.inTransaction(() -> {
            unitCounts.keep(licenseId, counts);
            return counts;
        });
    }

    private static Map<String, Count> count(Directory directory) {
        Map<String, String> ids = directory.units().stream()
                .collect(Collectors.toMap(unit -> key(unit.path()), OrgUnit::id, (one, _) -> one));
        var counts = new HashMap<String, Count>();
        String next = null;
        do {
            var page = directory.users(ROOT, next);
            for (var user : page.users()) {
                var id = ids.get(key(user.orgUnitPath()));
                if (id != null) {
                    var one = user.standing() == Standing.ACTIVE ? new Count(1, 0) : new Count(0, 1);
                    counts.merge(id, one, Count::plus);
                }
            }
            next = page.next();
        } while (next != null);
        return counts;
    }

    /** Names of units are one in any case. */
    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    private Directory open(UUID licenseId, Actor actor) {
        authority.requireAdmin(licenseId, actor);
        var sync = database.inTransaction(() -> syncs.find(licenseId))
                .orElseThrow(() -> new ProblemException(SyncProblem.NOT_CONNECTED));
        authority.requireGoogleAdmin(sync, actor);
        return reading(() -> directories.open(tokens.open(sync)));
    }

    private static <T> T reading(Supplier<T> question) {
        try {
            return question.get();
        } catch (UnreadableException e) {
            throw new ProblemException(SyncProblem.of(e.trouble()));
        } catch (PageExpiredException e) {
            throw new ProblemException(GoogleProblem.AWAY);
        }
    }
}
