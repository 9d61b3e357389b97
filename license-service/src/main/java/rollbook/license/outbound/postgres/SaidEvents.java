package rollbook.license.outbound.postgres;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.license.domain.Authority;
import rollbook.license.domain.EndedSource;
import rollbook.license.domain.GrantSource;
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
    private static final TypeReference<List<Stored>> LIST = new TypeReference<>() {};

    private final ObjectMapper json;

    SaidEvents(ObjectMapper json) {
        this.json = json;
    }

    /** One event, with what of it the act's columns do not tell. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stored(
            String said,
            @Nullable Word word,
            @Nullable Authority by,
            @Nullable EndedSource ended,
            @Nullable Long stamp) {

        static Stored of(MembershipEvent event) {
            return switch (event) {
                case Granted(var word) -> word("GRANTED", word);
                case Offered(var word) -> word("OFFERED", word);
                case Withdrawn(var word) -> word("WITHDRAWN", word);
                case Declined(var word) -> word("DECLINED", word);
                case Expired(var word) -> word("EXPIRED", word);
                case Removed(var stamp) -> new Stored("REMOVED", null, null, null, stamp);
                case Excluded(var by, var stamp) -> new Stored("EXCLUDED", null, by, null, stamp);
                case Lifted(var by, var stamp) -> new Stored("LIFTED", null, by, null, stamp);
                case Ended(var source, var stamp) -> new Stored("ENDED", null, null, source, stamp);
            };
        }

        private static Stored word(String said, Word word) {
            return new Stored(said, word, null, null, null);
        }

        MembershipEvent event() {
            return switch (said) {
                case "GRANTED" -> new Granted(requireNonNull(word));
                case "OFFERED" -> new Offered(requireNonNull(word));
                case "WITHDRAWN" -> new Withdrawn(requireNonNull(word));
                case "DECLINED" -> new Declined(requireNonNull(word));
                case "EXPIRED" -> new Expired(requireNonNull(word));
                case "REMOVED" -> new Removed(requireNonNull(stamp));
                case "EXCLUDED" -> new Excluded(requireNonNull(by), requireNonNull(stamp));
                case "LIFTED" -> new Lifted(requireNonNull(by), requireNonNull(stamp));
                case "ENDED" -> new Ended(requireNonNull(ended), requireNonNull(stamp));
                default -> throw new IllegalStateException("the ledger does not say " + said);
            };
        }
    }

    @Nullable
    String write(Judged act, Judged.Move move) {
        var events = move.verdict().events();
        if (events.isEmpty()) {
            return null;
        }
        if (events.size() == 1) {
            var only = Stored.of(events.getFirst());
            if (only.word() != null && isOwn(act, only.word())) {
                return only.said();
            }
        }
        try {
            return json.writeValueAsString(events.stream().map(Stored::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was said cannot be written", e);
        }
    }

    /** What was said, of a row with the ledger's {@code said} and its act's columns. */
    List<MembershipEvent> read(ResultSet row) throws SQLException {
        var said = row.getString("said");
        if (said == null) {
            return List.of();
        }
        if (!said.startsWith("[")) {
            return List.of(new Stored(said, ownWord(row), null, null, null).event());
        }
        try {
            return json.readValue(said, LIST).stream().map(Stored::event).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was said cannot be read", e);
        }
    }

    private static Word ownWord(ResultSet row) throws SQLException {
        var method = EnrollmentMethod.valueOf(row.getString("method"));
        return new Word(
                GrantSource.of(method, row.getString("source")),
                row.getString("origin"),
                row.getLong("stamp"),
                row.getObject("fact_id", UUID.class),
                row.getObject("batch_id", UUID.class));
    }

    private static boolean isOwn(Judged act, Word word) {
        var said = act.said();
        return said.method() != null
                && said.factId() != null
                && word.equals(new Word(
                        GrantSource.of(said.method(), said.source()),
                        said.origin(),
                        said.stamp(),
                        said.factId(),
                        said.batchId()));
    }
}
