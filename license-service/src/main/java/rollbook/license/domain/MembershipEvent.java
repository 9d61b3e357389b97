package rollbook.license.domain;

/** What a verdict means for one person on one license; {@link Membership} is folded from these. */
public sealed interface MembershipEvent {

    /** A source gives a reason to be on the license. */
    record Granted(Word word) implements MembershipEvent {}

    /** A source gives a reason, once the person accepts it: an invite. */
    record Offered(Word word) implements MembershipEvent {}

    /** A source takes its reason or its invite back. */
    record Withdrawn(Word word) implements MembershipEvent {}

    /**
     * Somebody removed the person by hand: all that was said up to then is void.
     *
     * @param stamp microseconds since 1970 of the database clock, read under the license's lock
     */
    record Removed(long stamp) implements MembershipEvent {}
}
