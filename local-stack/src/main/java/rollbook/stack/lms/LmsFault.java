package rollbook.stack.lms;

/** What can go wrong, on purpose. */
public enum LmsFault {
    /** What is asked for is answered with 503: a key set that cannot be had. */
    DOWN,
    /** What is asked for comes after the rule's delay, and what is sent goes out after it. */
    SLOW,
    /** What is sent is signed under the right key's name by somebody who has not got the key. */
    BAD_SIGNATURE,
    /** What is sent is sent twice, at once. */
    DUPLICATE,
    /** What is sent is held back until the next has gone out. */
    OUT_OF_ORDER
}
