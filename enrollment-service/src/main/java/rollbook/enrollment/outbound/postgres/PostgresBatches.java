package rollbook.enrollment.outbound.postgres;

import static rollbook.enrollment.outbound.postgres.BatchRows.column;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.Foreseen;
import rollbook.enrollment.domain.RowOutcome;
import rollbook.enrollment.usecase.Batches;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Outcome;
import rollbook.kit.sql.Database;

/** Batches and their rows. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresBatches implements Batches {
    /** The rows of a chunk lie close together: the planner is told so, for it knows nothing of rows just written. */
    private static final String CONCLUDE = """
            with concluded as (
              update batch_row b set outcome = v.outcome, rule = v.rule, detail = v.detail
              from unnest(:rows, :outcomes, :rules, :details) as v (row, outcome, rule, detail)
              where b.batch_id = :batch and b.row between :first and :last and b.row = v.row and b.outcome is null
              returning b.outcome)
            insert into batch_outcome (batch_id, outcome, rows)
            select :batch, outcome, count(*) from concluded group by outcome
            on conflict (batch_id, outcome) do update set rows = batch_outcome.rows + excluded.rows
            """;

    private static final String FIND = """
            select *, planned_at + interval '24 hours' as until,
                   planned_at + interval '24 hours' < clock_timestamp() as is_over
            from batch where id = ?
            """;

    private static final String ROWS = """
            select r.*, f.outcome as foreseen, f.rule as foreseen_rule, f.detail as foreseen_detail
            from batch_row r left join forecast f using (batch_id, row)
            where r.batch_id = :batch and r.row > :after and (:all or r.outcome = any(:outcomes))
            order by r.row limit :limit
            """;

    private final Database database;
    private final BatchRows batchRows;
    private final BatchColumns columns;

    PostgresBatches(Database database, BatchRows batchRows, BatchColumns columns) {
        this.database = database;
        this.batchRows = batchRows;
        this.columns = columns;
    }

    @Override
    public void accept(Batch batch, List<BatchRow> rows) {
        database.with(sql -> {
            sql.execute(
                    """
                    insert into batch (id, license_id, method, actor_account, actor_email, actor_role, stamp)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """,
                    batch.id(),
                    batch.licenseId(),
                    batch.method().name(),
                    batch.actor().accountId(),
                    batch.actor().email(),
                    batch.actor().role().name(),
                    batch.stamp());
            return batchRows.add(sql, batch.id(), rows);
        });
    }

    @Override
    public void conclude(UUID batchId, Collection<Judged> verdicts) {
        var rows = verdicts.stream().mapToInt(Judged::row).summaryStatistics();
        database.with(sql -> sql.createUpdate(CONCLUDE)
                .bind("batch", batchId)
                .bind("first", rows.getMin())
                .bind("last", rows.getMax())
                .bindArray("rows", Integer.class, column(verdicts, Judged::row))
                .bindArray(
                        "outcomes",
                        String.class,
                        column(verdicts, verdict -> verdict.outcome().label()))
                .bindArray(
                        "rules",
                        String.class,
                        column(verdicts, verdict -> verdict.outcome().rule()))
                .bindArray(
                        "details",
                        String.class,
                        column(verdicts, verdict -> verdict.outcome().detail()))
                .execute());
    }

    @Override
    @Transactional
    public Optional<Progress> find(UUID batchId) {
        return database.with(sql ->
                sql.select(FIND, batchId).map((row, _) -> progress(sql, row)).findOne());
    }

    private Progress progress(Handle sql, ResultSet row) throws SQLException {
        var batch = row.getObject("id", UUID.class);
        var outcomes = outcomes(sql, batch);
        var plan = columns.plan(row);
        return new Progress(
                batch,
                row.getObject("license_id", UUID.class),
                EnrollmentMethod.valueOf(row.getString("method")),
                state(row, outcomes),
                BatchColumns.actor(row),
                row.getTimestamp("accepted_at").toInstant(),
                row.getInt("people"),
                row.getInt("last_row"),
                outcomes,
                row.getString("file_name"),
                columns.warnings(row),
                plan == null ? null : new PlanProgress(plan, until(row)));
    }

    private static @Nullable Instant until(ResultSet row) throws SQLException {
        var until = row.getTimestamp("until");
        return until == null ? null : until.toInstant();
    }

    private static State state(ResultSet row, Map<String, Integer> outcomes) throws SQLException {
        var answered = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        return switch (row.getString("state")) {
            case "PLANNED" -> row.getBoolean("is_over") ? State.EXPIRED : State.PLANNED;
            case "ACCEPTED" -> answered == row.getInt("people") ? State.DONE : State.PROCESSING;
            case String other -> State.valueOf(other);
        };
    }

    private static Map<String, Integer> outcomes(Handle sql, UUID batchId) {
        return sql
                .select("select outcome, rows from batch_outcome where batch_id = ?", batchId)
                .map((count, _) -> Map.entry(count.getString("outcome"), count.getInt("rows")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    @Transactional
    public List<Row> rows(UUID batchId, Set<String> outcomes, int after, int limit) {
        return database.with(sql -> sql.createQuery(ROWS)
                .bind("batch", batchId)
                .bind("after", after)
                .bind("all", outcomes.isEmpty())
                .bindArray("outcomes", String.class, outcomes.toArray())
                .bind("limit", limit)
                .map((row, _) -> row(row))
                .list());
    }

    private static Row row(ResultSet row) throws SQLException {
        var label = row.getString("outcome");
        var email = row.getString("email");
        var text = row.getString("text");
        return new Row(
                row.getInt("row"),
                text == null ? Objects.requireNonNull(email) : text,
                email,
                label == null ? null : new RowOutcome(label, row.getString("rule"), row.getString("detail")),
                foreseen(row));
    }

    private static @Nullable Foreseen foreseen(ResultSet row) throws SQLException {
        var outcome = row.getString("foreseen");
        return outcome == null
                ? null
                : new Foreseen(
                        Outcome.valueOf(outcome), row.getString("foreseen_rule"), row.getString("foreseen_detail"));
    }
}
