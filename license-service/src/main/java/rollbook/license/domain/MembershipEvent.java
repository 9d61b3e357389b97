package rollbook.license.domain;

/** What a verdict means for one person on one license; {@link Membership} is folded from these. */
public sealed interface MembershipEvent {

    /** A source gives a reason to be on the license. An accepted invite is the offer's own word, granted. */
    record Granted(Word word) implements MembershipEvent {}

    /** A source gives a reason, once the person accepts it: an invite. */
    record Offered(Word word) implements MembershipEvent {}

    /** A source takes its reason or its invite back. */
    record Withdrawn(Word word) implements MembershipEvent {}

    /** The person declined the offer this word made. */
    record Declined(Word word) implements MembershipEvent {}

    /** The offer this word made ran out. */
    record Expired(Word word) implements MembershipEvent {}

    /**
     * Somebody removed the person by hand: all that was said up to then is void.
     *
     * @param stamp microseconds since 1970 of the database clock, read under the license's lock
     */
    record Removed(long stamp) implements MembershipEvent {}

    /** The person is kept out from then on; a removal goes with it. */
    record Excluded(Authority by, long stamp) implements MembershipEvent {}

    /** The person is no longer kept out: what was said since the removal counts. */
    record Lifted(Authority by, long stamp) implements MembershipEvent {}

    /** A whole source is over: every word it spoke up to {@code stamp} is void, whenever it arrives. */
    record Ended(EndedSource source, long stamp) implements MembershipEvent {}
}
