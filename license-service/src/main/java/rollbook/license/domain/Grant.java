package rollbook.license.domain;

import java.util.Comparator;
import java.util.function.BinaryOperator;

/** The latest word of one source about a person, and what it says. */
public record Grant(State state, Word word) {

    /** The later of two words; of one offer's own words the one further down in {@link State}. */
    static final Comparator<Grant> IN_ORDER =
            Comparator.comparing(Grant::word, Word.IN_ORDER).thenComparing(Grant::state);

    /** Of two words of one source the one that counts. */
    static final BinaryOperator<Grant> LATER = BinaryOperator.maxBy(IN_ORDER);

    /** What a source's latest word says. An invite's answer is the offer's own word again, in another state. */
    public enum State {
        /** An invite, pending: a seat is held, premium access is not given (R21). */
        OFFERED,
        /** An invite that ran out. */
        EXPIRED,
        /** An invite that was declined. */
        DECLINED,
        /** Taken back. */
        WITHDRAWN,
        /** A reason to be on the license. */
        GRANTED
    }
}
