package rollbook.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verdict: what one fact, or one act of license-service's own, changed on a license, person by person. Every chunk of
 * a fact is answered exactly once, and everybody in it has an outcome, the unchanged ones too.
 *
 * @param seq the license's ledger position of the last person here; {@code previousSeq} is where the answer before it
 *     ended. A reader whose own position is lower than {@code previousSeq} missed something and reads the ledger
 * @param factId the id of the event answered; absent for an act of license-service's own
 * @param stamp the stamp of what was answered
 * @param people the entries of the ledger from {@code previousSeq + 1} to {@code seq}, in order. Where the two are the same
 *     nothing was new (an assignment opened again): the ledger has no entry of it, and this is told this once
 */
public record MembershipChanged(
        UUID licenseId,
        long seq,
        long previousSeq,
        @Nullable UUID factId,
        @Nullable UUID batchId,
        Actor actor,
        long stamp,
        List<Person> people)
        implements Event {

    /** What follows a member id where the wire needs an address and none is known: a domain that cannot exist. */
    public static final String ADDRESS_UNKNOWN = "@address-unknown.invalid";

    public MembershipChanged {
        people = List.copyOf(people);
    }

    /**
     * One person's outcome.
     *
     * @param memberId absent only where nobody could be identified ({@code REFUSED}, {@code FAILED})
     * @param row the row of the fact this answers
     * @param email normalized; of somebody known by no address (an LMS may share none) it is their member id at
     *     {@code address-unknown.invalid}, a domain that cannot exist
     * @param grant the method whose grant it is about
     * @param rule the rule behind a refusal, such as {@code R4}, or the section whose table it stands in ({@code §4})
     * @param reason a refusal's stable name, such as {@code license-not-live}, to write a sentence of one's own by; absent of
     *     those from before it was told
     * @param detail the sentence an admin reads beside a refusal; it repeats nothing that was typed
     * @param mergedInto who this person turned out to be: all of theirs is that member's from here on
     */
    public record Person(
            @Nullable UUID memberId,
            @Nullable Integer row,
            String email,
            MembershipStatus before,
            MembershipStatus after,
            @Nullable EnrollmentMethod grant,
            Outcome outcome,
            @Nullable String rule,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable UUID mergedInto) {

        /** Somebody who is and stays a person of their own, and is refused, if they are, for no reason of a name. */
        public Person(
                @Nullable UUID memberId,
                @Nullable Integer row,
                String email,
                MembershipStatus before,
                MembershipStatus after,
                @Nullable EnrollmentMethod grant,
                Outcome outcome,
                @Nullable String rule,
                @Nullable String detail) {
            this(memberId, row, email, before, after, grant, outcome, rule, null, detail, null);
        }

        @Override
        public String toString() {
            return "Person[" + memberId + ", row=" + row + ", " + before + "->" + after + ", " + outcome + "]";
        }
    }

    @Override
    public @Nullable UUID answers() {
        return factId;
    }

    @Override
    public String toString() {
        return "MembershipChanged[" + licenseId + ", seq=" + seq + ", fact=" + factId + ", people=" + people.size()
                + "]";
    }
}
