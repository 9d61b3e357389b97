package rollbook.stack.lms;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Canvas' live events to one address (PROTOCOLS §A1): each its own POST, its body a signed token unless "Sign Payload" is
 * off, tried four times within a quarter of an hour and then lost.
 */
public final class CanvasStream {
    private static final Courier.Patience PATIENCE = new Courier.Patience(
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofMinutes(10)), Courier.Patience::isSuccess);

    private final Courier courier;
    private final KeyRing keys;
    private final URI target;
    private final Signing signing;
    private final boolean caliper;

    private CanvasStream(Courier courier, KeyRing keys, URI target, Signing signing, boolean caliper) {
        this.courier = courier;
        this.keys = keys;
        this.target = target;
        this.signing = signing;
        this.caliper = caliper;
    }

    static CanvasStream to(URI target, Courier courier, KeyRing keys) {
        return new CanvasStream(courier, keys, target, Signing.CURRENT_KEY, false);
    }

    /** "Sign Payload" is off: anybody could have sent it. */
    public CanvasStream unsigned() {
        return new CanvasStream(courier, keys, target, Signing.NONE, caliper);
    }

    /** As for a while after the monthly rotation. */
    public CanvasStream signedWithPreviousKey() {
        return new CanvasStream(courier, keys, target, Signing.PREVIOUS_KEY, caliper);
    }

    public CanvasStream asCaliper() {
        return new CanvasStream(courier, keys, target, signing, true);
    }

    /** The last try, when there are no more. */
    public CompletableFuture<LmsLog.Attempt> send(LiveEvent event) {
        var said = caliper ? Caliper.envelope(event) : event.json();
        var id = UUID.randomUUID().toString();
        return courier.send(new Courier.Message(LmsKind.CANVAS_EVENT, id, target, PATIENCE, (_, forged) -> {
            // what is tried again is the same to the byte: RS256 says the same every time
            return Courier.Letter.json(
                    switch (signing) {
                        case NONE -> said.encode();
                        case CURRENT_KEY -> keys.signed(said, forged);
                        case PREVIOUS_KEY -> keys.signedBefore(said);
                    });
        }));
    }

    private enum Signing {
        NONE,
        CURRENT_KEY,
        PREVIOUS_KEY
    }
}
