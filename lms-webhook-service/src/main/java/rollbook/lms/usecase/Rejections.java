package rollbook.lms.usecase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was refused, counted. */
public interface Rejections {

    /** How often for one reason, and when last. */
    record Rejected(String why, long count, Instant lastAt) {}

    void add(UUID connectionId, String why, long count, Instant lastAt);

    /** Those of a connection, the last first. */
    List<Rejected> of(UUID connectionId);
}
