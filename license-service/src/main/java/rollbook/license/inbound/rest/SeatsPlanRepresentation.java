package rollbook.license.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rollbook.license.usecase.PlanSeats;
import rollbook.license.usecase.WaitingList;

/**
 * What another number of seats would do.
 *
 * @param planId to commit it with, once, until {@code until}, by who made it
 * @param now how many seats there are; null = unlimited
 * @param after how many there would be; null = unlimited
 * @param taken how many are held; nobody is unseated
 * @param over how many more would be held than there are: the next so many who leave would free no seat
 * @param waiting how many wait, and would
 * @param seated who of them would be seated, the first 100
 * @param stillWaiting who would still wait, the first 100
 */
public record SeatsPlanRepresentation(
        UUID planId,
        Instant until,
        @Nullable Integer now,
        @Nullable Integer after,
        int taken,
        int over,
        Waiting waiting,
        List<Turn> seated,
        List<Turn> stillWaiting) {

    /** How many wait now, and after the change. */
    public record Waiting(int now, int after) {}

    /**
     * Somebody who waits.
     *
     * @param position their place in the order now, from 1
     */
    public record Turn(
            int position, UUID memberId, @Nullable String email) {
        @Override
        public String toString() {
            return "Turn[" + position + ", " + memberId + "]";
        }
    }

    static SeatsPlanRepresentation of(PlanSeats.Preview plan) {
        var seats = plan.now();
        var after = plan.after();
        return new SeatsPlanRepresentation(
                plan.planId(),
                plan.until(),
                seats.limit(),
                after,
                seats.taken(),
                after == null ? 0 : Math.max(0, seats.taken() - after),
                new Waiting(seats.waiting(), seats.waiting() - plan.calls()),
                turns(plan.seated(), 0),
                turns(plan.waiting(), plan.calls()));
    }

    private static List<Turn> turns(List<WaitingList.Turn> people, int before) {
        return IntStream.range(0, people.size())
                .mapToObj(i -> new Turn(
                        before + i + 1, people.get(i).memberId(), people.get(i).address()))
                .toList();
    }
}
