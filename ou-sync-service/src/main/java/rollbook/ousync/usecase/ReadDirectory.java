package rollbook.ousync.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import rollbook.ousync.domain.OrgUnit;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Directories.Directory;
import rollbook.ousync.usecase.Directories.PageExpiredException;
import rollbook.ousync.usecase.Directories.UnreadableException;

/**
 * Reads the picked units page by page, for a run and for a plan alike. Suspended and archived users are listed too: one listing
 * then says who counts and why the others do not (R11, X6).
 */
final class ReadDirectory {
    /** A listing that has expired is begun anew so often; a large one that keeps changing may take that. */
    private static final int MOST_BEGINNINGS = 3;

    private ReadDirectory() {}

    /** Takes in what is read. */
    abstract static class Reader {
        /** The users of the unit are listed from the first on; what of them was listed before is listed again. */
        abstract void begin(PickedUnit unit);

        abstract void page(PickedUnit unit, Directories.Page page, String path);
    }

    /**
     * What could be read.
     *
     * @param complete the units read to their end
     * @param gone those Google has no more (X7)
     */
    record Reading(List<Complete> complete, List<PickedUnit> gone) {
        public Reading {
            complete = List.copyOf(complete);
            gone = List.copyOf(gone);
        }
    }

    /** A unit, and where it was at this reading. */
    record Complete(PickedUnit unit, String path) {}

    /**
     * Reads all of it.
     *
     * @throws UnreadableException when a listing cannot be had to its end
     */
    static Reading read(Directory directory, List<PickedUnit> picked, Reader reader) {
        Map<String, OrgUnit> units =
                directory.units().stream().collect(Collectors.toMap(OrgUnit::id, Function.identity(), (one, _) -> one));
        var complete = new ArrayList<Complete>();
        var gone = new ArrayList<PickedUnit>();
        for (var unit : picked) {
            var found = units.get(unit.id());
            if (found == null) {
                gone.add(unit);
            } else {
                readUnit(directory, unit, found.path(), reader);
                complete.add(new Complete(unit, found.path()));
            }
        }
        return new Reading(stayed(directory, complete), gone);
    }

    /** A unit that was moved or renamed meanwhile was read at two places, so not to its end; its turn comes with the next run. */
    private static List<Complete> stayed(Directory directory, List<Complete> read) {
        var paths = directory.units().stream().collect(Collectors.toMap(OrgUnit::id, OrgUnit::path, (one, _) -> one));
        return read.stream()
                .filter(one -> one.path().equals(paths.get(one.unit().id())))
                .toList();
    }

    private static void readUnit(Directory directory, PickedUnit unit, String path, Reader reader) {
        for (var beginnings = 0; beginnings < MOST_BEGINNINGS; beginnings++) {
            try {
                list(directory, unit, path, reader);
                return;
            } catch (PageExpiredException _) {
                // from the first page again
            }
        }
        throw new UnreadableException(Trouble.DIRECTORY_FAILED, null);
    }

    private static void list(Directory directory, PickedUnit unit, String path, Reader reader) {
        reader.begin(unit);
        String next = null;
        do {
            var page = directory.users(path, next);
            reader.page(unit, page, path);
            next = page.next();
        } while (next != null);
    }
}
