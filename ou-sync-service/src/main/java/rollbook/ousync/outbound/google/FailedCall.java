package rollbook.ousync.outbound.google;

/**
 * A call that brought nothing. Its message is Google's status and a word of Google's at most: what Google's client says holds
 * addresses, units and tokens.
 */
final class FailedCall extends Exception {
    private static final long serialVersionUID = 1L;

    private final Meaning meaning;

    FailedCall(Meaning meaning, String said) {
        super(said);
        this.meaning = meaning;
    }

    Meaning meaning() {
        return meaning;
    }
}
