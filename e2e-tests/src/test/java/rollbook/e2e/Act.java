package rollbook.e2e;

/** What may happen to an invite, by whomever. */
enum Act {
    /** The invited person accepts. */
    ACCEPT,
    /** The invited person declines. */
    DECLINE,
    /** Paul, who invited them, removes them again. */
    WITHDRAW,
    /** Dana removes them. */
    REMOVE,
    /** Dana removes them and keeps them out. */
    KEEP_OUT,
    /** Its time is over. */
    EXPIRE,
    /** Dana, a domain admin, adds them by email. */
    ADD,
    /** Staff suspend the license. */
    SUSPEND
}
