package rollbook.lms.usecase;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often what is done about Google Classroom; the settings' file says what each is. */
@Singleton
class ClassroomTimes {
    /** However long one step takes, nobody else begins it meanwhile. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    private final Duration lookEvery;
    private final Duration readEvery;
    private final Duration readFor;
    private final Duration renewBefore;
    private final Duration retryAfter;

    ClassroomTimes(
            @ConfigProperty(name = "rollbook.classroom.look-every") Duration lookEvery,
            @ConfigProperty(name = "rollbook.classroom.read-every") Duration readEvery,
            @ConfigProperty(name = "rollbook.classroom.read-for") Duration readFor,
            @ConfigProperty(name = "rollbook.classroom.renew-before") Duration renewBefore,
            @ConfigProperty(name = "rollbook.classroom.retry-after") Duration retryAfter) {
        this.lookEvery = lookEvery;
        this.readEvery = readEvery;
        this.readFor = readFor;
        this.renewBefore = renewBefore;
        this.retryAfter = retryAfter;
    }

    Duration lookEvery() {
        return lookEvery;
    }

    Duration readEvery() {
        return readEvery;
    }

    /** How long after its making an assignment's openings are read. */
    Duration readFor() {
        return readFor;
    }

    /** How long before its end a registration is renewed. */
    Duration renewBefore() {
        return renewBefore;
    }

    /** The pause after that many tries in vain: each twice the one before, up to an hour. */
    Duration pause(int tries) {
        var pause = retryAfter.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
