package rollbook.kit.http;

import java.io.IOException;

/** A call that came to nothing. It carries the reason and no more: no address, no cause. */
public final class CallFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final CallFailure failure;

    public CallFailedException(CallFailure failure) {
        super(failure.words());
        this.failure = failure;
    }

    public CallFailure failure() {
        return failure;
    }
}
