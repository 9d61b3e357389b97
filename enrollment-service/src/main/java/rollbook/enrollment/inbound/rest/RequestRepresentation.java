package rollbook.enrollment.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.usecase.DomainRequests.Request;
import rollbook.enrollment.usecase.DomainRequests.State;

/**
 * A request to be deployed to a domain and what became of it.
 *
 * @param domain in ASCII, {@code display} as it was typed
 * @param requestedBy the address of the admin who asked
 * @param decidedAt when it was approved, declined or withdrawn
 * @param reason why it was declined
 */
public record RequestRepresentation(
        UUID id,
        UUID licenseId,
        String domain,
        String display,
        @Nullable String note,
        State state,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    static RequestRepresentation of(Request request) {
        return new RequestRepresentation(
                request.id(),
                request.licenseId(),
                request.domain().ascii(),
                request.domain().display(),
                request.note(),
                request.state(),
                request.requestedBy(),
                request.requestedAt(),
                request.decidedAt(),
                request.reason());
    }

    @Override
    public String toString() {
        return "Request[" + id + ", " + state + "]";
    }
}
