package rollbook.ousync.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Grants.Grant;
import rollbook.ousync.usecase.Holds.Absent;

/** The people one unit vouches for whom a complete reading of it did not find, part by part. */
final class AbsentPeople {
    private final VouchedGrants vouched;
    private final Holds holds;
    private final Database database;
    private final UUID licenseId;
    private final String unitId;
    private final UnitReading reading;

    AbsentPeople(
            VouchedGrants vouched, Holds holds, Database database, UUID licenseId, String unitId, UnitReading reading) {
        this.vouched = vouched;
        this.holds = holds;
        this.database = database;
        this.licenseId = licenseId;
        this.unitId = unitId;
        this.reading = reading;
    }

    /**
     * Some of them, at most 500.
     *
     * @param approved whose leaving somebody approved
     * @param open whether some of the unapproved are held already, {@code ofEmpty} whether some for their unit having been empty
     */
    record Part(String unitId, List<Absent> approved, List<Absent> unapproved, boolean open, boolean ofEmpty) {
        public Part {
            approved = List.copyOf(approved);
            unapproved = List.copyOf(unapproved);
        }
    }

    void forEachPart(Consumer<Part> action) {
        forEachGrants(some -> action.accept(part(some.stream().map(this::absent).toList())));
    }

    /** Their grants, at most 500 at a time, never none. */
    void forEachGrants(Consumer<List<Grant>> action) {
        vouched.forEachAbsent(licenseId, unitId, reading, action);
    }

    private Absent absent(Grant grant) {
        return new Absent(unitId, grant.googleId(), grant.email(), reading.reason(grant.no()));
    }

    private Part part(List<Absent> absent) {
        var standing = standing(absent.stream().map(Absent::googleId).toList());
        var approved = new ArrayList<Absent>();
        var unapproved = new ArrayList<Absent>();
        absent.forEach(one -> (standing.approved().contains(one.googleId()) ? approved : unapproved).add(one));
        return new Part(unitId, approved, unapproved, standing.open(), standing.ofEmpty());
    }

    private Holds.Standing standing(List<String> googleIds) {
        return database.inTransaction(() -> holds.standing(licenseId, unitId, googleIds));
    }

    /** Of some of them those who are held, by Google id; nobody whose leaving was approved. */
    Set<String> waiting(List<Grant> some) {
        return standing(some.stream().map(Grant::googleId).toList()).waiting();
    }
}
