package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
    /** No join: the planner knows nothing of rows just written, and would read all of them for each. */
    private static final String CONCLUDE = """
            update batch_row set outcome = :outcome, rule = :rule, detail = :detail, reason = coalesce(:reason, reason)
            where batch_id = :batch and row = any(:rows) and outcome is null
            """;

    private static final String FIND = """
            select *, planned_at + interval '24 hours' as until,
                   planned_at + interval '24 hours' < clock_timestamp() as is_over,
                   (select id from batch undoing where undoing.undoes = batch.id) as undone_by
            from batch where id = ?
            """;

    private static final String ROWS = """
            select r.*, f.outcome as foreseen, f.rule as foreseen_rule, f.detail as foreseen_detail,
                   f.reason as foreseen_reason
            from batch_row r left join forecast f using (batch_id, row)
            where r.batch_id = :batch and r.row > :after and (:all or r.outcome = any(:outcomes))
              and (:any or f.outcome = any(:foreseen))
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

    /** Rows that ended alike are written by one statement; mostly that is all of a chunk. */
    @Override
    public void conclude(UUID batchId, Collection<Judged> verdicts) {
        var rows = verdicts.stream()
                .collect(Collectors.groupingBy(
                        Judged::outcome, LinkedHashMap::new, Collectors.mapping(Judged::row, Collectors.toList())));
        database.with(sql -> {
            var concluded = new TreeMap<String, Integer>();
            rows.forEach((outcome, numbers) ->
                    concluded.merge(outcome.label(), conclude(sql, batchId, outcome, numbers), Integer::sum));
            batchRows.count(sql, batchId, concluded);
            return concluded;
        });
    }

    private static int conclude(Handle sql, UUID batchId, RowOutcome outcome, List<Integer> rows) {
        return sql.createUpdate(CONCLUDE)
                .bind("batch", batchId)
                .bind("outcome", outcome.label())
                .bind("rule", outcome.rule())
                .bind("detail", outcome.detail())
                .bind("reason", outcome.reason())
                .bindArray("rows", Integer.class, rows.toArray())
                .execute();
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
                plan == null ? null : new PlanProgress(plan, until(row)),
                row.getObject("undoes", UUID.class),
                row.getObject("undone_by", UUID.class));
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
    public List<Row> rows(UUID batchId, Some some) {
        return database.with(sql -> sql.createQuery(ROWS)
                .bind("batch", batchId)
                .bind("after", some.after())
                .bind("all", some.outcomes().isEmpty())
                .bindArray("outcomes", String.class, some.outcomes().toArray())
                .bind("any", some.foreseen().isEmpty())
                .bindArray("foreseen", String.class, some.foreseen().toArray())
                .bind("limit", some.limit())
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
                label == null
                        ? null
                        : new RowOutcome(
                                label,
                                row.getString("rule"),
                                row.getString("detail"),
                                row.getString("reason"),
                                row.getObject("same_as", Integer.class)),
                foreseen(row));
    }

    private static @Nullable Foreseen foreseen(ResultSet row) throws SQLException {
        var outcome = row.getString("foreseen");
        return outcome == null
                ? null
                : new Foreseen(
                        Outcome.valueOf(outcome),
                        row.getString("foreseen_rule"),
                        row.getString("foreseen_detail"),
                        row.getString("foreseen_reason"));
    }
}
