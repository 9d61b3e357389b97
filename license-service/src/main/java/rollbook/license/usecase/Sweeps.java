package rollbook.license.usecase;

import java.util.Optional;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.license.domain.EndedSource;

/** The ended sources whose people are still to be told, in chunks. */
public interface Sweeps {

    /**
     * One of them.
     *
     * @param sweptTo the last person told, in id order
     */
    record Sweep(UUID id, UUID licenseId, EndedSource source, UUID batchId, Actor actor, long stamp, UUID sweptTo) {}

    void begin(Sweep sweep);

    /** Any that is not done, if no other replica is at it. */
    Optional<Sweep> next();

    void moveTo(Sweep sweep, UUID personId);

    void done(Sweep sweep);
}
