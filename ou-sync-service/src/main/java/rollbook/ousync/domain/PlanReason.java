package rollbook.ousync.domain;

import org.jspecify.annotations.Nullable;
import rollbook.events.OuMembershipChanged.LeaveReason;

/** Why somebody of a plan comes to what they do; the names are stable, clients switch on them. */
public enum PlanReason {
    SUSPENDED("Suspended at Google."),
    ARCHIVED("Archived at Google."),
    DELETED("Deleted at Google."),
    LEFT_UNIT("No longer in the unit."),
    IN_ANOTHER_UNIT("Stays by another unit."),
    DESELECTED("The unit is no longer picked."),
    SYNC_REMOVED("The sync is removed."),
    NO_ADDRESS("Google has no address of theirs that can be read."),
    /** Something else than a unit keeps them (X5): license-service says in words what. */
    KEPT(null);

    private final @Nullable String sentence;

    PlanReason(@Nullable String sentence) {
        this.sentence = sentence;
    }

    /** What an admin reads; null of {@link #KEPT}, which is worded for each person. */
    public @Nullable String sentence() {
        return sentence;
    }

    /** Why a run would end somebody's grant. */
    public static PlanReason of(LeaveReason reason) {
        return switch (reason) {
            case SUSPENDED -> SUSPENDED;
            case ARCHIVED -> ARCHIVED;
            case DELETED -> DELETED;
            case LEFT_UNIT -> LEFT_UNIT;
        };
    }
}
