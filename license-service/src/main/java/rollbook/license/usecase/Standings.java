package rollbook.license.usecase;

import java.util.UUID;
import rollbook.events.Actor;
import rollbook.license.domain.Standing;

/** What people are and were to a license. */
public interface Standings {

    /** What the actor was to the license at {@code stamp}, by license-service's own records (X31). */
    Standing at(UUID licenseId, Actor actor, long stamp);
}
