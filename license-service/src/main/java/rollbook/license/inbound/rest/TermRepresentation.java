package rollbook.license.inbound.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rollbook.license.domain.Term;

/**
 * How long a license lives.
 *
 * @param expiresAt when what was bought is over; null = without an end
 * @param graceDays how many days it goes on after that
 * @param endsAt the second from which on it is frozen: expiry and grace; null = without an end
 * @param suspended whether staff stopped it meanwhile
 */
public record TermRepresentation(
        @Nullable Instant expiresAt,
        int graceDays,
        @Nullable Instant endsAt,
        boolean suspended) {

    static TermRepresentation of(Term term) {
        return new TermRepresentation(term.expiresAt(), term.graceDays(), term.endsAt(), term.suspended());
    }
}
