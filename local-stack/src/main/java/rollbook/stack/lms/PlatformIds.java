package rollbook.stack.lms;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The ids one platform gives, in its manner. */
final class PlatformIds {
    private static final long FIRST_COURSE = 565;
    private static final long FIRST_PERSON = 20_064;
    private static final long ITEM_NUMBERS = 1_000_000_000L;
    private static final long FIRST_LINK = 8_604_205_395L;

    private final String platform;
    private final Flavor flavor;
    private final AtomicLong nextPerson = new AtomicLong(FIRST_PERSON);
    private final AtomicLong nextCourse = new AtomicLong(FIRST_COURSE);
    private final AtomicLong nextItem;

    PlatformIds(String platform, Flavor flavor, Clock clock) {
        this.platform = platform;
        this.flavor = flavor;
        // not those of the last start: who kept one must not take another item for it
        nextItem = new AtomicLong(clock.instant().getEpochSecond() % ITEM_NUMBERS);
    }

    long person() {
        return nextPerson.getAndIncrement();
    }

    String subject(long person) {
        var of = platform + "/" + person;
        return flavor == Flavor.SCHOOLOGY ? person + "::" + Ids.hex(of, 24) : Ids.uuid(of);
    }

    long course() {
        return nextCourse.getAndIncrement();
    }

    String contextId(long course) {
        return flavor == Flavor.SCHOOLOGY ? "7660186" + course : Ids.hex(platform + " course " + course, 40);
    }

    long item() {
        return nextItem.getAndIncrement();
    }

    /** Never one that was given before. */
    String resourceLinkId() {
        var random = UUID.randomUUID();
        return flavor == Flavor.SCHOOLOGY
                ? Long.toString(FIRST_LINK + (random.getMostSignificantBits() >>> 32))
                : random.toString();
    }
}
