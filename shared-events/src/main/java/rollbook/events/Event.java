package rollbook.events;

import java.util.UUID;

/**
 * Something one service tells the others. Every event is about one license, whose id is its Kafka key, so that all that
 * is said about a license arrives in the order it was said. {@link EventType} is the catalogue.
 */
public sealed interface Event permits UserEnrolled, InviteRequested, LicenseChanged, MembershipChanged {

    /** The license this is about; the message key. */
    UUID licenseId();
}
