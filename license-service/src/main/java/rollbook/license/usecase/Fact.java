package rollbook.license.usecase;

import java.util.Set;
import java.util.UUID;
import rollbook.events.Event;

/**
 * What another service says happened, to be judged.
 *
 * @param eventId of the event it came in
 * @param failed which of its people (from 0) are not to be judged because that failed before
 * @param again whether it was kept while the license was frozen, answered then, and is judged now
 */
public record Fact(UUID eventId, Event event, Set<Integer> failed, boolean again) {

    public Fact {
        failed = Set.copyOf(failed);
    }
}
