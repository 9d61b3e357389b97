package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.RowOutcome;
import rollbook.enrollment.usecase.Batches;
import rollbook.events.EnrollmentMethod;
import rollbook.kit.sql.Database;

/** Batches and their rows. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresBatches implements Batches {
    private static final String CONCLUDE = """
            update batch_row b set outcome = v.outcome, rule = v.rule, detail = v.detail
            from unnest(:batches, :rows, :outcomes, :rules, :details) as v (batch_id, row, outcome, rule, detail)
            where b.batch_id = v.batch_id and b.row = v.row and b.outcome is null
            """;

    private final Database database;

    PostgresBatches(Database database) {
        this.database = database;
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
            return sql.createUpdate("""
                            insert into batch_row (batch_id, row, text, email, outcome, rule, detail)
                            select :batch, * from unnest(:rows, :texts, :emails, :outcomes, :rules, :details)
                            """)
                    .bind("batch", batch.id())
                    .bindArray("rows", Integer.class, column(rows, BatchRow::number))
                    .bindArray("texts", String.class, column(rows, BatchRow::text))
                    .bindArray("emails", String.class, column(rows, row -> email(row)))
                    .bindArray("outcomes", String.class, column(rows, row -> field(row, RowOutcome::label)))
                    .bindArray("rules", String.class, column(rows, row -> field(row, RowOutcome::rule)))
                    .bindArray("details", String.class, column(rows, row -> field(row, RowOutcome::detail)))
                    .execute();
        });
    }

    private static @Nullable String email(BatchRow row) {
        return row.address().map(address -> address.normalized()).orElse(null);
    }

    private static @Nullable String field(BatchRow row, Function<RowOutcome, @Nullable String> field) {
        var outcome = row.outcome().orElse(null);
        return outcome == null ? null : field.apply(outcome);
    }

    private static <T> @Nullable Object[] column(Collection<T> rows, Function<T, @Nullable Object> field) {
        return rows.stream().map(field).toArray();
    }

    @Override
    public void conclude(Collection<Judged> verdicts) {
        database.with(sql -> sql.createUpdate(CONCLUDE)
                .bindArray("batches", UUID.class, column(verdicts, Judged::batchId))
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
        return database.with(sql -> sql.select("select * from batch where id = ?", batchId)
                .map((row, _) -> progress(sql, batchId, row))
                .findOne());
    }

    private static Progress progress(Handle sql, UUID batchId, ResultSet row) throws SQLException {
        var outcomes = new HashMap<String, Integer>();
        sql.select(
                        "select coalesce(outcome, '') as outcome, count(*) as rows from batch_row where batch_id = ? group by 1",
                        batchId)
                .map((count, _) -> Map.entry(count.getString("outcome"), count.getInt("rows")))
                .forEach(count -> outcomes.put(count.getKey(), count.getValue()));
        var people = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        outcomes.remove("");
        return new Progress(
                batchId,
                row.getObject("license_id", UUID.class),
                EnrollmentMethod.valueOf(row.getString("method")),
                row.getTimestamp("accepted_at").toInstant(),
                people,
                outcomes);
    }

    @Override
    @Transactional
    public List<Row> rows(UUID batchId, int after, int limit) {
        return database.with(sql -> sql.select(
                        "select * from batch_row where batch_id = ? and row > ? order by row limit ?",
                        batchId,
                        after,
                        limit)
                .map((row, _) -> row(row))
                .list());
    }

    private static Row row(ResultSet row) throws SQLException {
        var label = row.getString("outcome");
        var outcome = label == null ? null : new RowOutcome(label, row.getString("rule"), row.getString("detail"));
        return new Row(row.getInt("row"), row.getString("text"), row.getString("email"), outcome);
    }
}
