package rollbook.license.outbound.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Outcome;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.license.usecase.Activities;
import rollbook.license.usecase.Judged;
import rollbook.license.usecase.Said;

/** What happened, for people to read. Written under the license's lock, so that counting needs no other. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresActivities implements Activities {
    private static final TypeReference<Map<Outcome, Integer>> OUTCOMES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private static final String ADD = """
            insert into activity (id, license_id, kind, batch_id, method, actor_account, actor_email, actor_role, outcomes,
                                  detail)
            values (:id, :license, :kind, :batch, :method, :account, :email, :role, cast(:outcomes as jsonb),
                    cast(:detail as jsonb))
            on conflict (license_id, kind, batch_id) where batch_id is not null do update set
              outcomes = excluded.outcomes, last_at = clock_timestamp()
            """;

    private final Database database;
    private final Ids ids;
    private final ObjectMapper json;

    PostgresActivities(Database database, Ids ids, ObjectMapper json) {
        this.database = database;
        this.ids = ids;
        this.json = json;
    }

    /** What one line counts. */
    private record Line(
            UUID licenseId, Said.Kind kind, @Nullable UUID batchId) {
        static Line of(Judged act) {
            return new Line(
                    act.said().licenseId(), act.said().kind(), act.said().batchId());
        }
    }

    @Override
    public void count(Collection<Judged> acts) {
        database.with(sql -> {
            acts.stream()
                    .collect(groupingBy(Line::of, LinkedHashMap::new, toList()))
                    .forEach((line, counted) -> count(sql, line, counted));
            return acts;
        });
    }

    private void count(Handle sql, Line line, List<Judged> acts) {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        if (line.batchId() != null) {
            sql.createQuery("select outcomes::text from activity where license_id = ? and kind = ? and batch_id = ?")
                    .bind(0, line.licenseId())
                    .bind(1, line.kind().name())
                    .bind(2, line.batchId())
                    .mapTo(String.class)
                    .findOne()
                    .ifPresent(counted -> outcomes.putAll(read(counted, OUTCOMES)));
        }
        for (var act : acts) {
            act.answer().people().forEach(person -> outcomes.merge(person.outcome(), 1, Integer::sum));
        }
        var said = acts.getFirst().said();
        var method = said.method();
        add(
                sql,
                line.licenseId(),
                line.kind().name(),
                line.batchId(),
                method == null ? null : method.name(),
                said.actor(),
                outcomes,
                Map.of());
    }

    @Override
    public void note(UUID licenseId, Change change, Actor actor, Map<String, String> detail) {
        database.with(sql -> {
            add(sql, licenseId, change.name(), null, null, actor, Map.of(), detail);
            return change;
        });
    }

    private void add(
            Handle sql,
            UUID licenseId,
            String kind,
            @Nullable UUID batchId,
            @Nullable String method,
            Actor actor,
            Map<Outcome, Integer> outcomes,
            Map<String, String> detail) {
        Actors.bind(sql.createUpdate(ADD), actor)
                .bind("id", ids.next())
                .bind("license", licenseId)
                .bind("kind", kind)
                .bind("batch", batchId)
                .bind("method", method)
                .bind("outcomes", write(outcomes))
                .bind("detail", write(detail))
                .execute();
    }

    @Override
    public List<Activities.Line> list(UUID licenseId, Wanted wanted, @Nullable UUID before, int limit) {
        return database.with(sql -> sql.createQuery("""
                        select id, kind, batch_id, method, actor_account, actor_email, actor_role, began_at, last_at,
                               outcomes::text, detail::text
                        from activity where license_id = :license and (cast(:before as uuid) is null or id < :before)
                          and (cardinality(cast(:kinds as text[])) = 0 or kind = any (:kinds))
                          and (cast(:by as text) is null or position(:by in lower(actor_email)) > 0)
                          and (cast(:from as timestamptz) is null or began_at >= :from)
                          and (cast(:to as timestamptz) is null or began_at < :to)
                        order by id desc limit :limit
                        """)
                .bind("license", licenseId)
                .bind("kinds", wanted.kinds().toArray(String[]::new))
                .bind("by", wanted.by())
                .bind("from", timestamp(wanted.from()))
                .bind("to", timestamp(wanted.to()))
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> line(row))
                .list());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private Activities.Line line(ResultSet row) throws SQLException {
        var method = row.getString("method");
        return new Activities.Line(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("batch_id", UUID.class),
                method == null ? null : EnrollmentMethod.valueOf(method),
                Actors.read(row),
                row.getTimestamp("began_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                read(row.getString("outcomes"), OUTCOMES),
                read(row.getString("detail"), DETAIL));
    }

    private String write(Object column) {
        try {
            return json.writeValueAsString(column);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an activity cannot be written", e);
        }
    }

    private <T> T read(String column, TypeReference<T> type) {
        try {
            return json.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an activity cannot be read", e);
        }
    }
}
