package rollbook.ousync.outbound.google;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets the time of a pause pass at once, and keeps what was waited for. */
final class FakePauses implements Pauses {
    private final List<Duration> pauses = new ArrayList<>();
    private Duration now = Duration.ofDays(1);

    @Override
    public Duration now() {
        return now;
    }

    @Override
    public void pause(Duration length) {
        pauses.add(length);
        pass(length);
    }

    void pass(Duration length) {
        now = now.plus(length);
    }

    /** The pauses so far, in seconds begun. */
    List<Long> seconds() {
        return pauses.stream().map(Duration::toSeconds).toList();
    }

    Duration total() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
