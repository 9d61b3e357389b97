package rollbook.license.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Outcome;

/** What happened on a license, for people to read: one line a batch, one a change of the license itself. */
public interface Activities {

    /** A change of the license itself, or of what leads onto it. */
    enum Change {
        CREATED,
        SEATS,
        TERM,
        SUSPENDED,
        RESUMED,
        INVITE_SETTING,
        LMS_SWITCH,
        ADMIN_NAMED,
        ADMIN_REMOVED,
        CLAIMED,
        RELEASED,
        ALERT,
        KEY_CREATED,
        KEY_SHOWN,
        KEY_LIMITED,
        KEY_ROTATED,
        KEY_REVOKED,
        LINK_CREATED,
        LINK_SHOWN,
        LINK_LIMITED,
        LINK_ROTATED,
        LINK_REVOKED,
        DOMAIN_REQUESTED,
        DOMAIN_APPROVED,
        DOMAIN_DECLINED,
        DOMAIN_WITHDRAWN,
        DOMAIN_DEPLOYED,
        DOMAIN_PROVED,
        DOMAIN_ENDED,
        SYNC_CONNECTED,
        SYNC_DISCONNECTED,
        SYNC_PICKED,
        SYNC_PAUSED,
        SYNC_RESUMED,
        SYNC_FROZEN,
        SYNC_UNFROZEN,
        SYNC_HELD,
        SYNC_APPROVED,
        SYNC_ENDED,
        LMS_CONNECTION_CONNECTED,
        LMS_CONNECTION_CONFIRMED,
        LMS_CONNECTION_ROTATED,
        LMS_CONNECTION_DISCONNECTED,
        LMS_CONNECTION_PAUSED
    }

    /**
     * One line.
     *
     * @param kind a {@link Change}, or a {@link Said.Kind} of acts that name people
     * @param outcomes how many people by outcome; empty of a change
     * @param detail what changed, from what to what; empty of acts
     */
    record Line(
            UUID id,
            String kind,
            @Nullable UUID batchId,
            @Nullable EnrollmentMethod method,
            Actor actor,
            Instant beganAt,
            Instant lastAt,
            Map<Outcome, Integer> outcomes,
            Map<String, String> detail) {}

    /**
     * Which lines are asked for.
     *
     * @param kinds any of them; empty: all
     * @param by part of the address of whoever acted, in lower case
     * @param from began at this moment or later, and {@code to} before that one
     */
    record Wanted(
            Set<String> kinds,
            @Nullable String by,
            @Nullable Instant from,
            @Nullable Instant to) {
        public Wanted {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public String toString() {
            return "Wanted[" + kinds + "]";
        }
    }

    /** Counts these verdicts: those of one batch on one line. */
    void count(Collection<Judged> acts);

    /** Notes a change of the license itself; {@code detail} names nobody's address. */
    void note(UUID licenseId, Change change, Actor actor, Map<String, String> detail);

    /** Up to {@code limit} lines of a license, the newest first, older than {@code before}. */
    List<Line> list(UUID licenseId, Wanted wanted, @Nullable UUID before, int limit);
}
