package rollbook.stack.lms;

import java.net.URI;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Schoology beside its LTI: triggers nobody signs, and the API that says whether they are true (PROTOCOLS §C). */
public final class Schoology {
    private static final String KEY = "no-key-of-a-simulator";
    private static final String SECRET = "no-secret-of-a-simulator";

    private final URI root;
    private final Clock clock;
    private final Courier courier;
    private final Supplier<Stream<LtiPlatform>> platforms;

    Schoology(URI root, Clock clock, Courier courier, Supplier<Stream<LtiPlatform>> platforms) {
        this.root = root;
        this.clock = clock;
        this.courier = courier;
        this.platforms = platforms;
    }

    /** What {@code https://api.schoology.com} is elsewhere; it ends in a slash. */
    public URI apiRoot() {
        return root;
    }

    public String consumerKey() {
        return KEY;
    }

    public String consumerSecret() {
        return SECRET;
    }

    /** Triggers an admin of the school set up to this address. */
    public SchoologyTriggers triggersTo(URI target) {
        return new SchoologyTriggers(target, courier, clock);
    }

    /** Somebody of any of the schools. */
    Optional<LmsPerson> user(long uid) {
        return courses()
                .flatMap(course -> course.people().stream())
                .map(Enrolled::person)
                .filter(person -> person.number() == uid)
                .findFirst();
    }

    LmsCourse section(long id) {
        return courses()
                .filter(course -> course.number() == id)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No section " + id));
    }

    private Stream<LmsCourse> courses() {
        return platforms.get().flatMap(platform -> platform.courses().stream());
    }
}
