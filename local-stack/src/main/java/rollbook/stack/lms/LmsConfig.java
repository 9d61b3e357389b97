package rollbook.stack.lms;

import java.time.Clock;
import java.time.Duration;

/**
 * How the simulator is set up.
 *
 * @param port of 127.0.0.1; any free one where it is 0
 * @param pace how much of a sender's real time between two tries passes here: 0 for none of it
 * @param google what Classroom stands on
 */
public record LmsConfig(int port, Clock clock, double pace, GoogleAccounts google) {
    /** Ten minutes become a third of a second. */
    private static final double QUICK = 1 / 2000.0;

    /** On this port, at the machine's time, with senders that are in a hurry and nobody at Google. */
    public static LmsConfig onPort(int port) {
        return new LmsConfig(port, Clock.systemUTC(), QUICK, GoogleAccounts.NONE);
    }

    public LmsConfig withClock(Clock other) {
        return new LmsConfig(port, other, pace, google);
    }

    public LmsConfig withPace(double other) {
        return new LmsConfig(port, clock, other, google);
    }

    public LmsConfig withGoogle(GoogleAccounts other) {
        return new LmsConfig(port, clock, pace, other);
    }

    Duration paced(Duration real) {
        return Duration.ofNanos(Math.round(real.toNanos() * pace));
    }
}
