package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import rollbook.events.SourceEnded;
import rollbook.events.Topic;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.EndingUnits.Ending;

/**
 * Ends the units that are picked no more, as wholes and held by nothing (X28), in the transaction that ends the first complete
 * run after that: whoever is in another unit has joined by it, so that no seat is given up in between (§4).
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class EndUnits {
    private final EndingUnits endingUnits;
    private final Grants grants;
    private final Outbox outbox;
    private final Database database;

    EndUnits(EndingUnits endingUnits, Grants grants, Outbox outbox, Database database) {
        this.endingUnits = endingUnits;
        this.grants = grants;
        this.outbox = outbox;
        this.database = database;
    }

    /** Ends them all; once the run has ended and its lease was found to be its own. */
    void end(UUID licenseId) {
        var units = endingUnits.take(licenseId);
        if (units.isEmpty()) {
            return;
        }
        var stamp = database.stamp();
        outbox.append(
                Topic.ENROLLMENT_BULK,
                units.stream()
                        .map(unit -> new SourceEnded(
                                licenseId, SourceEnded.Kind.UNIT, unit.unitId(), unit.batchId(), unit.actor(), stamp))
                        .toList());
        grants.end(licenseId, units.stream().map(Ending::unitId).toList());
    }
}
