package rollbook.ousync.outbound.google;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Pauses by the clock on the wall. */
@ApplicationScoped
class RealPauses implements Pauses {

    @Override
    public Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void pause(Duration length) throws InterruptedException {
        Thread.sleep(length);
    }
}
