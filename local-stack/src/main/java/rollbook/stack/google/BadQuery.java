package rollbook.stack.google;

/** A query, mask or page token that Google would not take either. */
final class BadQuery extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadQuery(String message) {
        super(message);
    }
}
