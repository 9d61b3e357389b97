package rollbook.enrollment.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.DomainName;
import rollbook.events.Actor;

/** What customers ask to be deployed to, and what staff said. The writes belong in a transaction under way. */
public interface DomainRequests {

    /** What became of a request. */
    enum State {
        REQUESTED,
        APPROVED,
        DECLINED,
        WITHDRAWN
    }

    /**
     * A request.
     *
     * @param note what the customer says with it
     * @param requestedBy the address of who asked
     * @param reason why it was declined
     */
    record Request(
            UUID id,
            UUID licenseId,
            DomainName domain,
            @Nullable String note,
            String requestedBy,
            Instant requestedAt,
            State state,
            @Nullable Instant decidedAt,
            @Nullable String reason) {
        @Override
        public String toString() {
            return "Request[" + id + ", " + state + "]";
        }
    }

    /** Keeps a request; false: the license has an open one for the domain. */
    boolean add(UUID id, UUID licenseId, DomainName domain, @Nullable String note, Actor actor);

    Optional<Request> find(UUID id);

    /** Up to {@code limit} requests after one, in the order they were made; null = of every license, in every state. */
    List<Request> list(@Nullable UUID licenseId, @Nullable State state, UUID after, int limit);

    /** Decides an open request; false: it is decided. */
    boolean decide(UUID id, State state, Actor actor, @Nullable String reason);

    /** Approves the open request for that domain, if there is one. */
    boolean approve(UUID licenseId, String domain, Actor actor);
}
