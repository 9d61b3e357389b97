package rollbook.license.outbound.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.EnrollmentMethod;
import rollbook.license.domain.Grant;
import rollbook.license.domain.GrantSource;
import rollbook.license.domain.Word;

/** Grants as the {@code grants} column of a membership holds them. */
@ApplicationScoped
class Grants {
    private static final TypeReference<List<Stored>> LIST = new TypeReference<>() {};

    private final ObjectMapper json;

    Grants(ObjectMapper json) {
        this.json = json;
    }

    /** One grant in the column. */
    record Stored(
            EnrollmentMethod method,
            String source,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String origin,

            Grant.State state,
            long stamp,
            UUID eventId,
            @Nullable UUID batchId) {
        static Stored of(Grant grant) {
            var word = grant.word();
            return new Stored(
                    word.source().method(),
                    word.source().name(),
                    word.origin(),
                    grant.state(),
                    word.stamp(),
                    word.eventId(),
                    word.batchId());
        }

        Grant grant() {
            return new Grant(state, new Word(new GrantSource(method, source), origin, stamp, eventId, batchId));
        }
    }

    String write(Collection<Grant> grants) {
        try {
            return json.writeValueAsString(grants.stream().map(Stored::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("grants cannot be written", e);
        }
    }

    /** A text as JSON has it. */
    String text(String name) {
        return TextNode.valueOf(name).toString();
    }

    List<Grant> read(String column) {
        try {
            return json.readValue(column, LIST).stream().map(Stored::grant).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("grants cannot be read", e);
        }
    }
}
