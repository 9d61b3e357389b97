package rollbook.license.outbound.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.license.domain.MembershipEvent;
import rollbook.license.domain.MembershipEvent.Declined;
import rollbook.license.domain.MembershipEvent.Ended;
import rollbook.license.domain.MembershipEvent.Excluded;
import rollbook.license.domain.MembershipEvent.Expired;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Lifted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Removed;
import rollbook.license.domain.MembershipEvent.Withdrawn;
import rollbook.license.domain.Word;
import rollbook.license.usecase.Judged;

/**
 * What was said of a person as the {@code said} column of the ledger holds it: one word such as {@code GRANTED} where the
 * act's own columns tell the rest, otherwise the events themselves. Memberships can be folded again from it.
 */
@ApplicationScoped
class SaidEvents {
    private final ObjectMapper json;

    SaidEvents(ObjectMapper json) {
        this.json = json;
    }

    /** One event that is not the act's own word. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stored(
            String said,
            @Nullable Object by,
            @Nullable Word word,
            @Nullable Long stamp) {}

    @Nullable
    String write(Judged act, Judged.Move move) {
        var events = move.verdict().events();
        if (events.isEmpty()) {
            return null;
        }
        if (events.size() == 1) {
            var only = stored(events.getFirst());
            if (only.word() == null ? only.by() == null : isOwn(act, only.word())) {
                return only.said();
            }
        }
        try {
            return json.writeValueAsString(
                    events.stream().map(SaidEvents::stored).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was said cannot be written", e);
        }
    }

    private static boolean isOwn(Judged act, Word word) {
        UUID fact = act.said().factId();
        return word.eventId().equals(fact)
                && word.stamp() == act.said().stamp()
                && word.source().method() == act.said().method();
    }

    private static Stored stored(MembershipEvent event) {
        return switch (event) {
            case Granted(var word) -> new Stored("GRANTED", null, word, null);
            case Offered(var word) -> new Stored("OFFERED", null, word, null);
            case Withdrawn(var word) -> new Stored("WITHDRAWN", null, word, null);
            case Declined(var word) -> new Stored("DECLINED", null, word, null);
            case Expired(var word) -> new Stored("EXPIRED", null, word, null);
            case Removed(var stamp) -> new Stored("REMOVED", null, null, stamp);
            case Excluded(var by, var stamp) -> new Stored("EXCLUDED", by, null, stamp);
            case Lifted(var by, var stamp) -> new Stored("LIFTED", by, null, stamp);
            case Ended(var source, var stamp) -> new Stored("ENDED", source, null, stamp);
        };
    }
}
