package rollbook.stack.lms;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What was done in Classroom, and who was told of it: one delivery for each registration. */
public record Told<T>(T what, List<CompletableFuture<LmsLog.Attempt>> deliveries) {
    public Told {
        deliveries = List.copyOf(deliveries);
    }
}
