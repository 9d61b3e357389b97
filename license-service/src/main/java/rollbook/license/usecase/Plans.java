package rollbook.license.usecase;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Previews that can be committed once, within 24 hours, by who made them (X30). In a transaction under way. */
public interface Plans {

    /** What a plan is for. */
    enum Kind {
        SEATS
    }

    /**
     * A plan somebody made.
     *
     * @param accountId who made it, and alone may commit it
     * @param body what it showed, as far as the commit compares it
     * @param isOver whether its 24 hours have passed
     */
    record Plan<T>(UUID id, UUID accountId, T body, boolean isUsed, boolean isOver) {}

    /** Keeps a plan and says until when it can be committed. */
    Instant keep(UUID id, UUID licenseId, UUID accountId, Kind kind, Object body);

    /** That plan of this license, for as long as it is remembered. */
    <T> Optional<Plan<T>> find(UUID id, UUID licenseId, Kind kind, Class<T> body);

    /** Notes that it was committed. */
    void use(UUID id);

    /** Forgets those that can no longer be committed, some days after. */
    void forget();
}
