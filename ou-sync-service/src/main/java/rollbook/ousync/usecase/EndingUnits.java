package rollbook.ousync.usecase;

import java.util.List;
import java.util.UUID;
import rollbook.events.Actor;

/** Units that are picked no more and speak still, until a run has said who joined the others: nobody falls in between (§4). */
public interface EndingUnits {

    /**
     * One of them.
     *
     * @param batchId the act that deselected it, {@code actor} who did
     */
    record Ending(String unitId, UUID batchId, Actor actor) {}

    /** These end from that act on, as soon as may be; one that ends already does by this act. */
    void add(UUID licenseId, List<String> units, UUID batchId, Actor actor);

    /** These are picked again: they end no more. */
    void keep(UUID licenseId, List<String> units);

    /** The ids of all of them, in their order. */
    List<String> of(UUID licenseId);

    /** All of them, which end now. */
    List<Ending> take(UUID licenseId);
}
