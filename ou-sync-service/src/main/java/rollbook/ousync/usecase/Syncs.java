package rollbook.ousync.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.ousync.domain.HoldCause;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.domain.Trouble;

/** The syncs, one a license at most. Whatever is changed here is no longer the run's that is under way: it says nothing more. */
public interface Syncs {

    /**
     * A Google Workspace connected to a license.
     *
     * @param id holds the license's claim, and is the origin of all its words
     * @param googleEmail the account that authorized it, {@code authorizedBy} ours of the same person
     * @param sealedToken null once disconnected
     * @param units picked; none = connected only
     * @param ending ids of units picked no more that speak still
     * @param paused nothing is read until somebody says otherwise; {@code trouble} says who or what paused it
     * @param pausedByStaff nothing is read until our staff say otherwise, whatever else is so
     * @param trouble else what the last run met
     * @param review all removals are held for that until approved; mostly null
     * @param freezeFrom removals stand still from then until {@code freezeUntil}
     * @param nextRunAt null while nothing is to be read
     */
    record Sync(
            UUID licenseId,
            UUID id,
            String googleId,
            String googleEmail,
            Set<String> scopes,
            @Nullable String sealedToken,
            UUID authorizedBy,
            Instant authorizedAt,
            List<PickedUnit> units,
            List<String> ending,
            boolean paused,
            boolean pausedByStaff,
            @Nullable Trouble trouble,
            @Nullable HoldCause review,
            @Nullable Instant freezeFrom,
            @Nullable Instant freezeUntil,
            @Nullable Instant nextRunAt) {
        public Sync {
            scopes = Set.copyOf(scopes);
            units = List.copyOf(units);
            ending = List.copyOf(ending);
        }

        /** Ids of all units that speak by now. */
        public List<String> speaking() {
            return Stream.concat(units.stream().map(PickedUnit::id), ending.stream())
                    .toList();
        }

        /** Whether nothing is read. */
        public boolean isStopped() {
            return paused || pausedByStaff;
        }

        /** What its admin is told first. */
        public @Nullable Trouble told() {
            return pausedByStaff ? Trouble.PAUSED_BY_STAFF : trouble;
        }

        @Override
        public String toString() {
            return "Sync[" + licenseId + ", " + id + "]";
        }
    }

    /**
     * An authorization to keep.
     *
     * @param account who of ours gave it
     */
    record Authorization(String googleId, String googleEmail, Set<String> scopes, String sealedToken, UUID account) {
        @Override
        public String toString() {
            return "Authorization[" + account + "]";
        }
    }

    Optional<Sync> find(UUID licenseId);

    /** The sync, for this transaction alone to change. */
    Optional<Sync> lock(UUID licenseId);

    /**
     * The id of the license's sync, a new one where there is none: kept before the claim is taken by it, so that a claim always
     * has somebody to release it. Empty: a sync before it is still being removed.
     */
    Optional<UUID> reserve(UUID licenseId, UUID newId, UUID account);

    /** A sync that was reserved and came to nothing is none. */
    void giveUp(UUID licenseId, UUID syncId);

    /** What was reserved by attempts that broke off, and that no other took up within ten minutes, is over. */
    void abandonReserved();

    /** The authorization of a sync: it goes on, unless staff paused it; {@code review}: its removals are looked at first. */
    void authorize(UUID licenseId, Authorization authorization, @Nullable HoldCause review);

    /** Forgets the token; nothing is read any more. */
    void disconnect(UUID licenseId);

    /** Other units count from now on, read at once. */
    void pick(UUID licenseId, List<PickedUnit> units);

    /** Pauses it for that reason; it stays so until {@link #resume} or a new authorization. */
    void pause(UUID licenseId, Trouble trouble);

    /** Goes on, with a run at once; {@code review}: its removals are looked at first. */
    void resume(UUID licenseId, @Nullable HoldCause review);

    /** Pauses it for staff, or ends that. */
    void pauseByStaff(UUID licenseId, boolean paused);

    /** Has it run at once, or after the run under way. */
    void runNow(UUID licenseId);

    /** Removals stand still in that time; null: they do not. */
    void freeze(UUID licenseId, @Nullable Instant from, @Nullable Instant until);

    /** The sync is over; what is left is that its claim is released. */
    void remove(UUID licenseId);

    /** Syncs that are over and hold their claim still. */
    List<Sync> removed();

    /** Forgets one that is over, with all that was kept for it. */
    void forget(UUID licenseId, UUID syncId);
}
