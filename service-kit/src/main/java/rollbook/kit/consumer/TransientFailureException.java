package rollbook.kit.consumer;

import org.jspecify.annotations.Nullable;

/** Something needed is away for now, such as another service; the same work is tried again later. */
public final class TransientFailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TransientFailureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
