package rollbook.license.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;

/** What the ledger says of one person on one license, under all the ids they ever had. */
public interface MemberHistory {

    /**
     * One entry.
     *
     * @param kind of the act
     * @param source which unit, assignment or domain
     * @param rule of a refusal, and {@code detail} its sentence
     */
    record Entry(
            long seq,
            Instant at,
            Actor actor,
            Said.Kind kind,
            @Nullable EnrollmentMethod method,
            @Nullable String source,
            @Nullable UUID batchId,
            MembershipStatus before,
            MembershipStatus after,
            Outcome outcome,
            @Nullable String rule,
            @Nullable String detail) {}

    /** Who this turned out to be: themselves, unless merged into another person. */
    UUID survivor(UUID personId);

    /** Up to {@code limit} entries, the newest first, before the entry {@code before}; also of people merged into them. */
    List<Entry> read(UUID licenseId, UUID personId, long before, int limit);

    /** Who stood behind the acts of these stamps that named them. */
    Map<Long, Actor> doers(UUID licenseId, UUID personId, Collection<Long> stamps);
}
