package rollbook.license.domain;

import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.DOMAIN;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.events.EnrollmentMethod.LINK;
import static rollbook.events.EnrollmentMethod.LMS;
import static rollbook.events.EnrollmentMethod.OU;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import rollbook.events.SourceEnded.Kind;
import rollbook.license.domain.MembershipEvent.Declined;
import rollbook.license.domain.MembershipEvent.Ended;
import rollbook.license.domain.MembershipEvent.Excluded;
import rollbook.license.domain.MembershipEvent.Expired;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Lifted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Removed;
import rollbook.license.domain.MembershipEvent.Withdrawn;

/**
 * What may be said of one person, by chance: of every kind of event, among few stamps, few sources and few event ids, so
 * that ties are the rule and not the exception. As in life an event has one batch and one origin.
 */
final class Histories {
    private static final int MOST_EVENTS = 20;
    private static final int STAMPS = 5;
    private static final List<UUID> EVENT_IDS =
            List.of(new UUID(0, 1), new UUID(0, -1), new UUID(-1, 1), new UUID(-1, -1));
    private static final List<GrantSource> SOURCES = List.of(
            GrantSource.of(CSV),
            GrantSource.of(KEY),
            GrantSource.of(LINK),
            new GrantSource(OU, "u0"),
            new GrantSource(OU, "u1"),
            new GrantSource(DOMAIN, "d0"),
            new GrantSource(LMS, "a0"));

    private final Random random;
    private final List<Word> said = new ArrayList<>();

    Histories(long seed) {
        random = new Random(seed);
    }

    /** From none to twenty events. */
    List<MembershipEvent> next() {
        var events = new ArrayList<MembershipEvent>();
        for (var length = random.nextInt(MOST_EVENTS + 1); length > 0; length--) {
            events.add(event());
        }
        return events;
    }

    private MembershipEvent event() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> new Granted(word());
            case 3, 4, 5 -> new Offered(word());
            case 6 -> new Withdrawn(word());
            case 7 -> new Declined(word());
            case 8 -> new Expired(word());
            case 9 -> new Removed(stamp());
            case 10 -> new Excluded(one(Authority.values()), stamp());
            case 11 -> new Lifted(one(Authority.values()), stamp());
            default -> new Ended(ended(), stamp());
        };
    }

    /** As often as not one that was said before: an answer is the offer's own word, in another state. */
    private Word word() {
        if (said.isEmpty() || random.nextBoolean()) {
            said.add(another());
        }
        return said.get(random.nextInt(said.size()));
    }

    private Word another() {
        var event = random.nextInt(EVENT_IDS.size());
        return new Word(
                SOURCES.get(random.nextInt(SOURCES.size())),
                "o" + event % 2,
                stamp(),
                EVENT_IDS.get(event),
                event == 0 ? null : new UUID(0, event));
    }

    private EndedSource ended() {
        var kind = one(Kind.values());
        return new EndedSource(
                kind,
                switch (kind) {
                    case SYNC, KEY, LINK -> "o" + random.nextInt(2);
                    case UNIT -> "u" + random.nextInt(2);
                    case DOMAIN -> "d0";
                    case BATCH -> new UUID(0, random.nextInt(1, EVENT_IDS.size())).toString();
                });
    }

    private long stamp() {
        return random.nextLong(1, STAMPS + 1);
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
