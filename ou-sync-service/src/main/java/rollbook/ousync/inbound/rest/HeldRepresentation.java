package rollbook.ousync.inbound.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.ousync.domain.HoldCause;
import rollbook.ousync.usecase.Holds.Held;

/**
 * Somebody absent from the directory who stays until their leaving is approved (X28).
 *
 * @param reason what the directory says of them
 * @param cause why they are held
 * @param approvedAt null unless approved in the last 24 hours: then they leave with the next run that finds them absent
 */
public record HeldRepresentation(
        String unitId,
        String googleId,
        @Nullable String email,
        LeaveReason reason,
        HoldCause cause,
        Instant heldAt,
        @Nullable Instant approvedAt) {

    static HeldRepresentation of(Held held) {
        return new HeldRepresentation(
                held.who().unitId(),
                held.who().googleId(),
                held.who().email(),
                held.who().reason(),
                held.cause(),
                held.heldAt(),
                held.approvedAt());
    }

    @Override
    public String toString() {
        return "HeldRepresentation[" + reason + ", " + cause + "]";
    }
}
