package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.RowOutcome;

/** Writes rows as they were read: those that are settled already are counted with their outcome. */
@ApplicationScoped
class BatchRows {
    private static final String ADD = """
            insert into batch_row (batch_id, row, text, email, outcome, rule, detail, reason, same_as)
            select :batch, * from unnest(:rows, :texts, :emails, :outcomes, :rules, :details, :reasons, :same)
            """;

    private static final String COUNT = """
            insert into batch_outcome (batch_id, outcome, rows) select :batch, * from unnest(:outcomes, :counts)
            on conflict (batch_id, outcome) do update set rows = batch_outcome.rows + excluded.rows
            """;

    /** Adds rows to a batch, one or more; returns how many. */
    int add(Handle sql, UUID batchId, List<? extends BatchRow> rows) {
        sql.createUpdate(ADD)
                .bind("batch", batchId)
                .bindArray("rows", Integer.class, column(rows, BatchRow::number))
                .bindArray("texts", String.class, column(rows, BatchRows::text))
                .bindArray("emails", String.class, column(rows, BatchRows::email))
                .bindArray("outcomes", String.class, column(rows, row -> field(row, RowOutcome::label)))
                .bindArray("rules", String.class, column(rows, row -> field(row, RowOutcome::rule)))
                .bindArray("details", String.class, column(rows, row -> field(row, RowOutcome::detail)))
                .bindArray("reasons", String.class, column(rows, row -> field(row, RowOutcome::reason)))
                .bindArray("same", Integer.class, column(rows, row -> field(row, RowOutcome::sameAs)))
                .execute();
        sql.execute(
                "update batch set people = people + ?, last_row = ? where id = ?",
                rows.size(),
                rows.getLast().number(),
                batchId);
        var settled = new TreeMap<String, Integer>();
        rows.forEach(row -> row.outcome().ifPresent(outcome -> settled.merge(outcome.label(), 1, Integer::sum)));
        count(sql, batchId, settled);
        return rows.size();
    }

    /** Counts rows that have their outcome now. */
    void count(Handle sql, UUID batchId, SortedMap<String, Integer> rows) {
        rows.values().removeIf(count -> count == 0);
        if (!rows.isEmpty()) {
            sql.createUpdate(COUNT)
                    .bind("batch", batchId)
                    .bindArray("outcomes", String.class, rows.keySet().toArray())
                    .bindArray("counts", Integer.class, rows.values().toArray())
                    .execute();
        }
    }

    /** What was typed, unless it is the address. */
    private static @Nullable String text(BatchRow row) {
        return row.text().equals(email(row)) ? null : row.text();
    }

    private static @Nullable String email(BatchRow row) {
        return row.address().map(address -> address.normalized()).orElse(null);
    }

    private static <T> @Nullable T field(BatchRow row, Function<RowOutcome, @Nullable T> field) {
        var outcome = row.outcome().orElse(null);
        return outcome == null ? null : field.apply(outcome);
    }

    static <T> @Nullable Object[] column(Collection<? extends T> rows, Function<T, @Nullable Object> field) {
        return rows.stream().map(field).toArray();
    }
}
