package rollbook.license.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;

/**
 * Why somebody stands on a license as they do, piece by piece: a page writes it in its reader's language and zone.
 *
 * @param method by which way they came, were invited, or had their last reason
 * @param others the ways behind the first one, each once
 * @param at when: a moment, for a day is another one elsewhere
 * @param by who stood behind it, where it was somebody
 */
public record Because(
        Kind kind,
        @Nullable EnrollmentMethod method,
        List<EnrollmentMethod> others,
        @Nullable Instant at,
        @Nullable Actor by) {

    /** What decides how they stand. */
    public enum Kind {
        /** They were added. */
        ADDED,
        /** They were invited and have not answered. */
        INVITED,
        DECLINED,
        EXPIRED,
        WITHDRAWN,
        /** Somebody removed them. */
        REMOVED,
        KEPT_OUT,
        /** Their last reason ended; {@code method} says which, where one is known. */
        NO_REASON_LEFT,
        /** What put them on the license ended as a whole. */
        ENDED,
        /** Nothing was ever said of them here. */
        NOBODY
    }

    public Because {
        others = List.copyOf(others);
    }

    static Because of(Kind kind) {
        return new Because(kind, null, List.of(), null, null);
    }
}
