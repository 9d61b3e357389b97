package rollbook.license.usecase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.license.domain.Verdict;
import rollbook.license.domain.Word;

/** One verdict: what was said, what became of each person, and what is announced of it. */
public record Judged(Said said, MembershipChanged answer, List<Move> moves) {

    public Judged {
        moves = List.copyOf(moves);
    }

    /** Whether the ledger has entries of it: a repetition with nothing new is answered, and that is all. */
    boolean isEntered() {
        return answer.seq() > answer.previousSeq();
    }

    /**
     * What became of one person.
     *
     * @param before their line before and {@code after}; absent where nobody could be identified
     * @param mergedInto who they turned out to be
     */
    public record Move(
            @Nullable Integer row,
            String email,
            Memberships.@Nullable Row before,
            Memberships.@Nullable Row after,
            Verdict verdict,
            Outcome outcome,
            @Nullable UUID mergedInto) {

        @Override
        public String toString() {
            return "Move[row=" + row + ", " + outcome + "]";
        }

        MembershipChanged.Person person(Said said) {
            var refused = verdict instanceof Verdict.Refused refusal ? refusal.reason() : null;
            return new MembershipChanged.Person(
                    after == null ? null : after.key().personId(),
                    row,
                    email,
                    before == null ? MembershipStatus.NONE : before.status(),
                    after == null ? MembershipStatus.NONE : after.status(),
                    said.method(),
                    outcome,
                    refused == null ? null : refused.rule(),
                    refused == null ? null : refused.slug(),
                    refused == null ? null : refused.sentence(),
                    mergedInto);
        }

        /** The offer somebody is to answer that they were not to answer before. */
        Optional<Word> requested() {
            return pending(after).filter(offer -> !pending(before).equals(Optional.of(offer)));
        }

        /** The offer somebody is no longer to answer. */
        Optional<Word> withdrawn() {
            return pending(before).filter(offer -> !pending(after).equals(Optional.of(offer)));
        }

        private static Optional<Word> pending(Memberships.@Nullable Row row) {
            return row == null || row.status() != MembershipStatus.INVITED
                    ? Optional.empty()
                    : row.membership().offer();
        }
    }
}
