package rollbook.events;

/** What became of one person named in a fact. Every person of every fact gets exactly one (DESIGN §3). */
public enum Outcome {
    ADDED,
    INVITED,
    WAITING,
    ALREADY_MEMBER,
    ALREADY_INVITED,
    /** A member already, now also by another way (<em>also by CSV</em>). */
    REASON_ADDED,
    REMOVED,
    KEPT_OUT,
    /** A rule forbids it; the verdict names the rule. */
    REFUSED,
    /** Our fault: the person's part of the fact is a dead letter an operator can replay. */
    FAILED
}
