package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
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
}
