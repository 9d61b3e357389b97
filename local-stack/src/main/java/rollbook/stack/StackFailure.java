package rollbook.stack;

/** Why the stack could not do what was asked, in words for the person at the terminal. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
