package rollbook.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something one service tells the others. Every event is about one license, whose id is its Kafka key, so that all that
 * is said about a license arrives in the order it was said. {@link EventType} is the catalogue.
 */
public sealed interface Event
        permits UserEnrolled,
                UserWithdrawn,
                OuMembershipChanged,
                AssignmentCreated,
                AssignmentOpened,
                InviteAccepted,
                InviteClosed,
                SourceEnded,
                AccessNoted,
                InviteRequested,
                InviteWithdrawn,
                LicenseChanged,
                LicenseAlerted,
                MembershipChanged {

    /** The license this is about. */
    UUID licenseId();

    /** What everything said under one key is ordered by, for the plumbing that does not care what it is. */
    default UUID key() {
        return licenseId();
    }

    /** The id of the event this one answers, where it answers one. */
    default @Nullable UUID answers() {
        return null;
    }
}
