package rollbook.license.domain;

/** The latest word of one source about a person, and what it says. */
public record Grant(State state, Word word) {

    /** What a source's latest word says. */
    public enum State {
        /** A reason to be on the license. */
        GRANTED,
        /** An invite, pending: a seat is held, premium access is not given (R21). */
        OFFERED,
        /** Taken back. */
        WITHDRAWN
    }

    static Grant later(Grant one, Grant other) {
        return Word.IN_ORDER.compare(one.word, other.word) < 0 ? other : one;
    }
}
