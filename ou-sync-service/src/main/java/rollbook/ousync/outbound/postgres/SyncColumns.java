package rollbook.ousync.outbound.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollbook.kit.sql.Instants;
import rollbook.ousync.domain.HoldCause;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Syncs.Sync;

/** A row of the table {@code sync}. */
@ApplicationScoped
class SyncColumns {
    /** What {@link #read} reads. */
    static final String ALL = """
            *, array(select unit_id from ending_unit where ending_unit.license_id = sync.license_id) as ending\
            """;

    private static final TypeReference<List<PickedUnit>> UNITS = new TypeReference<>() {};
    private static final String SPACE = " ";

    private final JsonColumns json;

    SyncColumns(JsonColumns json) {
        this.json = json;
    }

    Sync read(ResultSet row) throws SQLException {
        var trouble = row.getString("trouble");
        var review = row.getString("review");
        return new Sync(
                row.getObject("license_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("google_id"),
                row.getString("google_email"),
                scopes(row.getString("scopes")),
                row.getString("refresh_token"),
                row.getObject("authorized_by", UUID.class),
                Objects.requireNonNull(Instants.read(row, "authorized_at")),
                json.read(row.getString("units"), UNITS),
                List.of((String[]) row.getArray("ending").getArray()),
                row.getBoolean("paused"),
                row.getBoolean("paused_by_staff"),
                trouble == null ? null : Trouble.valueOf(trouble),
                review == null ? null : HoldCause.valueOf(review),
                Instants.read(row, "freeze_from"),
                Instants.read(row, "freeze_until"),
                Instants.read(row, "next_run_at"));
    }

    String units(List<PickedUnit> units) {
        return json.write(units);
    }

    static String scopes(Set<String> scopes) {
        return scopes.stream().sorted().collect(Collectors.joining(SPACE));
    }

    private static Set<String> scopes(@Nullable String column) {
        return column == null || column.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(column.split(SPACE)));
    }
}
