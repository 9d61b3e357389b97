package rollbook.license.outbound.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollbook.license.domain.Authority;
import rollbook.license.domain.Exclusion;

/** Exclusions as the {@code exclusions} column of a membership holds them; null where nobody was ever kept out. */
@ApplicationScoped
class Exclusions {
    private static final TypeReference<Map<Authority, Exclusion>> MAP = new TypeReference<>() {};

    private final ObjectMapper json;

    Exclusions(ObjectMapper json) {
        this.json = json;
    }

    @Nullable
    String write(Map<Authority, Exclusion> exclusions) {
        try {
            return exclusions.isEmpty() ? null : json.writeValueAsString(exclusions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("exclusions cannot be written", e);
        }
    }

    Map<Authority, Exclusion> read(@Nullable String column) {
        try {
            return column == null ? Map.of() : json.readValue(column, MAP);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("exclusions cannot be read", e);
        }
    }
}
