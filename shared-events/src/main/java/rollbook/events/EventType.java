package rollbook.events;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The catalogue: each event's name on the wire, its topic and its record. A name is for ever; a change other than an
 * added optional field gets a new name ending in {@code .v2} (DESIGN §3). A Java class name never travels.
 */
public enum EventType {
    // spotless:off
    USER_ENROLLED         ("rollbook.user-enrolled.v1",         Topic.ENROLLMENT_LIVE, UserEnrolled.class),
    USER_WITHDRAWN        ("rollbook.user-withdrawn.v1",        Topic.ENROLLMENT_BULK, UserWithdrawn.class),
    OU_MEMBERSHIP_CHANGED ("rollbook.ou-membership-changed.v1", Topic.ENROLLMENT_BULK, OuMembershipChanged.class),
    ASSIGNMENT_CREATED    ("rollbook.assignment-created.v1",    Topic.LMS,             AssignmentCreated.class),
    ASSIGNMENT_OPENED     ("rollbook.assignment-opened.v1",     Topic.ENROLLMENT_LIVE, AssignmentOpened.class),
    INVITE_ACCEPTED       ("rollbook.invite-accepted.v1",       Topic.ENROLLMENT_LIVE, InviteAccepted.class),
    INVITE_CLOSED         ("rollbook.invite-closed.v1",         Topic.ENROLLMENT_LIVE, InviteClosed.class),
    SOURCE_ENDED          ("rollbook.source-ended.v1",          Topic.ENROLLMENT_BULK, SourceEnded.class),
    ACCESS_NOTED          ("rollbook.access-noted.v1",          Topic.ENROLLMENT_LIVE, AccessNoted.class),
    INVITE_REQUESTED      ("rollbook.invite-requested.v1",      Topic.INVITES,         InviteRequested.class),
    INVITE_WITHDRAWN      ("rollbook.invite-withdrawn.v1",      Topic.INVITES,         InviteWithdrawn.class),
    LICENSE_CHANGED       ("rollbook.license-changed.v1",       Topic.LICENSES,        LicenseChanged.class),
    LICENSE_ALERTED       ("rollbook.license-alerted.v1",       Topic.MEMBERSHIPS,     LicenseAlerted.class),
    MEMBERSHIP_CHANGED    ("rollbook.membership-changed.v1",    Topic.MEMBERSHIPS,     MembershipChanged.class);
    // spotless:on

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(toUnmodifiableMap(EventType::wireName, Function.identity()));
    private static final Map<Class<? extends Event>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(toUnmodifiableMap(EventType::record, Function.identity()));

    private final String wireName;
    private final Topic topic;
    private final Class<? extends Event> record;

    EventType(String wireName, Topic topic, Class<? extends Event> record) {
        this.wireName = wireName;
        this.topic = topic;
        this.record = record;
    }

    /** The CloudEvents {@code type}, such as {@code rollbook.user-enrolled.v1}. */
    public String wireName() {
        return wireName;
    }

    /** Where events of this type go unless their producer names another lane. */
    public Topic topic() {
        return topic;
    }

    /** The record its JSON body is read into. */
    public Class<? extends Event> record() {
        return record;
    }

    /** The type of that wire name; empty for one a newer producer may have introduced. */
    public static Optional<EventType> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** The type of an event at hand; a test holds that every permitted record has exactly one. */
    public static EventType of(Event event) {
        var type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException(
                    "no row in the event catalogue for " + event.getClass().getSimpleName());
        }
        return type;
    }
}
