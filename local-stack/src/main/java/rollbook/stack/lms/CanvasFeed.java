package rollbook.stack.lms;

import java.net.URI;
import java.time.Clock;

/** Canvas' Data Streams: all customers' events are signed with the same keys, served before, while and after they sign. */
public final class CanvasFeed {
    private final Courier courier;
    private final Clock clock;
    private final KeyRing keys = KeyRing.aheadOfTime("canvas-live-events");

    CanvasFeed(Courier courier, Clock clock) {
        this.courier = courier;
        this.clock = clock;
    }

    /** What there is to tell of this platform. */
    public CanvasEvents eventsOf(LtiPlatform platform) {
        return new CanvasEvents(platform, clock);
    }

    /** A stream an admin of Canvas set up to this address; signed, in Canvas' format. */
    public CanvasStream streamTo(URI target) {
        return CanvasStream.to(target, courier, keys);
    }

    public KeyRing keys() {
        return keys;
    }
}
