package rollbook.lms.usecase;

import rollbook.lms.domain.MakingHint;

/** What Schoology itself knows, asked with a school's own keys. */
public interface SchoologyRecords {

    /** What it says. */
    enum Answer {
        YES,
        /** Whoever is said to have made it does not teach the section now. */
        NO_TEACHER,
        /** There is no such assignment, or no such section. */
        NO_ASSIGNMENT,
        /** The keys are not, or no longer, good for this. */
        KEYS_REFUSED,
        /** It did not answer, or not in a way that can be read. */
        AWAY
    }

    /** Whether there is such an assignment and its maker is an active teacher of its section. */
    Answer bearsOut(Feeds.Schoology keys, MakingHint hint);

    /** Whether it takes the keys: YES, KEYS_REFUSED or AWAY. */
    Answer takes(Feeds.Schoology keys);
}
