package rollbook.enrollment.outbound.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.FileWarning;
import rollbook.enrollment.domain.Foreseen;
import rollbook.enrollment.usecase.Batches;
import rollbook.enrollment.usecase.Imports;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Outcome;

/** What the columns of a batch mean. */
@ApplicationScoped
class BatchColumns {
    private static final TypeReference<List<FileWarning>> WARNINGS = new TypeReference<>() {};

    private final ObjectMapper json;

    BatchColumns(ObjectMapper json) {
        this.json = json;
    }

    static Batches.Batch batch(ResultSet row) throws SQLException {
        return new Batches.Batch(
                row.getObject("id", UUID.class),
                row.getObject("license_id", UUID.class),
                EnrollmentMethod.valueOf(row.getString("method")),
                actor(row),
                row.getLong("stamp"));
    }

    static Actor actor(ResultSet row) throws SQLException {
        return new Actor(
                row.getObject("actor_account", UUID.class),
                row.getString("actor_email"),
                Actor.Role.valueOf(row.getString("actor_role")));
    }

    static Foreseen foreseen(ResultSet row) throws SQLException {
        return new Foreseen(
                Outcome.valueOf(row.getString("outcome")),
                row.getString("rule"),
                row.getString("detail"),
                row.getString("reason"));
    }

    List<FileWarning> warnings(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("warnings"), WARNINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("warnings of ours cannot be read", e);
        }
    }

    Imports.@Nullable Plan plan(ResultSet row) throws SQLException {
        var plan = row.getString("plan");
        try {
            return plan == null ? null : json.readValue(plan, Imports.Plan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan of ours cannot be read", e);
        }
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column cannot be written", e);
        }
    }
}
