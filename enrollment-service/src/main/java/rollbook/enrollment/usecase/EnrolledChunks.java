package rollbook.enrollment.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.UserEnrolled;

/** A batch's people as facts say them. */
final class EnrolledChunks {
    private EnrolledChunks() {}

    /** Facts of at most {@code size} people each, in the order given. */
    static List<UserEnrolled> of(
            Batches.Batch batch, @Nullable UUID planId, List<UserEnrolled.Person> people, int size) {
        var facts = new ArrayList<UserEnrolled>();
        for (var from = 0; from < people.size(); from += size) {
            var chunk = people.subList(from, Math.min(from + size, people.size()));
            facts.add(new UserEnrolled(
                    batch.licenseId(), batch.method(), null, batch.id(), planId, batch.actor(), batch.stamp(), chunk));
        }
        return facts;
    }
}
