package rollbook.license.domain;

import rollbook.events.EnrollmentMethod;
import rollbook.events.SourceEnded;

/** What can end as a whole: a sync, a unit, a domain, a batch, a generation of the key or link (DESIGN §2). */
public record EndedSource(SourceEnded.Kind kind, String name) {

    /** Whether this word is one of its own. */
    boolean spoke(Word word) {
        return switch (kind) {
            case SYNC -> isBy(EnrollmentMethod.OU, word) && name.equals(word.origin());
            case UNIT ->
                isBy(EnrollmentMethod.OU, word) && name.equals(word.source().name());
            case DOMAIN ->
                isBy(EnrollmentMethod.DOMAIN, word) && name.equals(word.source().name());
            case BATCH -> word.batchId() != null && name.equals(word.batchId().toString());
            case KEY -> isBy(EnrollmentMethod.KEY, word) && name.equals(word.origin());
            case LINK -> isBy(EnrollmentMethod.LINK, word) && name.equals(word.origin());
        };
    }

    private static boolean isBy(EnrollmentMethod method, Word word) {
        return word.source().method() == method;
    }
}
