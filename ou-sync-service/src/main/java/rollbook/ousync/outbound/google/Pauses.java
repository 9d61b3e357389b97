package rollbook.ousync.outbound.google;

import java.time.Duration;

/** The time between two tries. In tests none passes. */
interface Pauses {

    /** The time that has passed since a moment that stays the same. */
    Duration now();

    void pause(Duration length) throws InterruptedException;
}
