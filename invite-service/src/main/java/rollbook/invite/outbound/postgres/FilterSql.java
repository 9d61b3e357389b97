package rollbook.invite.outbound.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import rollbook.invite.usecase.InviteLists.Filter;
import rollbook.kit.sql.Instants;

/** A filter as a condition on the invites of a license. */
final class FilterSql {
    private final List<String> conditions = new ArrayList<>(List.of("license_id = :license"));
    private final Map<String, Object> binds = new HashMap<>();
    private final Object[] states;

    FilterSql(UUID licenseId, Filter filter) {
        binds.put("license", licenseId);
        states = filter.states().stream().map(Enum::name).toArray();
        if (states.length > 0) {
            conditions.add("state = any(:states)");
        }
        var text = filter.text();
        if (text != null) {
            conditions.add("strpos(email, :text) > 0");
            binds.put("text", text);
        }
        var batchId = filter.batchId();
        if (batchId != null) {
            conditions.add("batch_id = :batch");
            binds.put("batch", batchId);
        }
        var seen = filter.seen();
        if (seen != null) {
            conditions.add(seen ? "seen_at is not null" : "seen_at is null");
        }
        var offeredBefore = Instants.utc(filter.offeredBefore());
        if (offeredBefore != null) {
            conditions.add("offered_at < :before");
            binds.put("before", offeredBefore);
        }
    }

    /** The condition, to stand after {@code where}. */
    String condition() {
        return String.join(" and ", conditions);
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        statement.bindMap(binds);
        return states.length == 0 ? statement : statement.bindArray("states", String.class, states);
    }
}
