package rollbook.ousync.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.ReadSync.Health;

/**
 * A sync as its admins and staff see it: what is read, how it goes, and what keeps it.
 *
 * @param why what is wrong, in a sentence for the admin; null while nothing is
 * @param googleAccount the address of the Google admin who authorized it, and {@code authorizedAt} when
 * @param endingUnits ids of units picked no more: who came by them stays until a run has read all the others, so that who is in
 *     one of those as well never leaves
 * @param nextRunAt when the next run begins at the latest; null while none will
 * @param lastSuccessAt when the latest run began that read everything
 * @param held how many absent people stay until somebody approves (X28)
 */
public record SyncRepresentation(
        UUID syncId,
        State state,
        @Nullable Trouble trouble,
        @Nullable String why,
        String googleAccount,
        @Nullable Instant authorizedAt,
        List<PickedUnit> units,
        List<String> endingUnits,
        @Nullable Instant nextRunAt,
        @Nullable Instant lastSuccessAt,
        @Nullable RunRepresentation lastRun,
        int held,
        @Nullable Freeze freeze) {

    /** How it is. */
    public enum State {
        /** Authorized; no unit is picked yet. */
        CONNECTED,
        ACTIVE,
        /** Nobody leaves by it; {@code why} says the reason. */
        PAUSED
    }

    /** When removals stand still. */
    public record Freeze(Instant from, Instant until) {}

    static SyncRepresentation of(Health health) {
        var sync = health.sync();
        var trouble = sync.told();
        var lastSuccess = health.lastSuccess();
        return new SyncRepresentation(
                sync.id(),
                state(health),
                trouble,
                trouble == null ? null : trouble.sentence(),
                sync.googleEmail(),
                sync.sealedToken() == null ? null : sync.authorizedAt(),
                sync.units(),
                health.ending(),
                sync.isStopped() ? null : sync.nextRunAt(),
                lastSuccess == null ? null : lastSuccess.beganAt(),
                health.lastRun() == null ? null : RunRepresentation.of(health.lastRun()),
                health.held(),
                freeze(sync.freezeFrom(), sync.freezeUntil()));
    }

    /** A unit that is gone holds its own people alone; with any other trouble nobody leaves. */
    private static State state(Health health) {
        var sync = health.sync();
        if (sync.isStopped() || (sync.trouble() != null && sync.trouble() != Trouble.UNIT_GONE)) {
            return State.PAUSED;
        }
        return sync.units().isEmpty() ? State.CONNECTED : State.ACTIVE;
    }

    private static @Nullable Freeze freeze(@Nullable Instant from, @Nullable Instant until) {
        return from == null || until == null ? null : new Freeze(from, until);
    }
}
