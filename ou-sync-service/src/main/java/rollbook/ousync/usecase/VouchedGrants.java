package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Grants.Grant;

/** The grants of a unit that stand, part by part, so that a large unit is never held as a whole. */
@ApplicationScoped
class VouchedGrants {
    /** A part never has more people than a fact. */
    private static final int AT_ONCE = SayRun.MOST_PEOPLE;

    private final Grants grants;
    private final Database database;

    VouchedGrants(Grants grants, Database database) {
        this.grants = grants;
        this.database = database;
    }

    /** In their order, at most 500 at a time, never none. */
    void forEachPart(UUID licenseId, String unitId, Consumer<List<Grant>> action) {
        var after = -1L;
        while (true) {
            var no = after;
            var some = database.inTransaction(() -> grants.vouched(licenseId, unitId, no, AT_ONCE));
            if (some.isEmpty()) {
                return;
            }
            action.accept(some);
            after = some.getLast().no();
        }
    }

    /** Of those that stand, whom a complete reading did not find: in their order, at most 500 at a time, never none. */
    void forEachAbsent(UUID licenseId, String unitId, UnitReading reading, Consumer<List<Grant>> action) {
        var absent = reading.absent().iterator();
        while (absent.hasNext()) {
            var numbers = new ArrayList<Long>();
            while (absent.hasNext() && numbers.size() < AT_ONCE) {
                numbers.add(absent.nextLong());
            }
            var some = database.inTransaction(() -> grants.vouched(licenseId, unitId, numbers));
            if (!some.isEmpty()) {
                action.accept(some);
            }
        }
    }
}
