package rollbook.license.inbound.rest;

import org.jspecify.annotations.Nullable;
import rollbook.license.domain.Seats;

/**
 * The seats of a license. After a lowering more may be taken than there are: nobody is unseated.
 *
 * @param limit how many there are; null = unlimited (X18)
 * @param taken held by members and by pending invites
 * @param waiting entitled, without a seat
 * @param free held by nobody; null = unlimited
 */
public record SeatsRepresentation(
        @Nullable Integer limit,
        int taken,
        int members,
        int invited,
        int waiting,
        @Nullable Integer free) {

    static SeatsRepresentation of(Seats seats) {
        return new SeatsRepresentation(
                seats.limit(),
                seats.taken(),
                seats.members(),
                seats.invited(),
                seats.waiting(),
                seats.limit() == null ? null : seats.free());
    }
}
