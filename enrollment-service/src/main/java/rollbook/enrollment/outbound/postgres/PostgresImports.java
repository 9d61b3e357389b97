package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import rollbook.enrollment.domain.BatchRow;
import rollbook.enrollment.domain.FileWarning;
import rollbook.enrollment.usecase.Forecasts;
import rollbook.enrollment.usecase.Imports;
import rollbook.events.Actor;
import rollbook.kit.sql.Database;
import rollbook.kit.trace.Traces;

/** Imports, as the tables {@code batch}, {@code batch_row} and {@code forecast} hold them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresImports implements Imports {
    private static final String ACCEPT = """
            update batch set state = 'ACCEPTED', said = false, stamp = :stamp, accepted_at = clock_timestamp(),
              actor_account = :account, actor_email = :email, actor_role = :role,
              warnings = coalesce(cast(:warnings as jsonb), warnings), trace = :trace
            where id = :id and state in ('RECEIVING', 'PLANNED')
            """;

    private static final String PLANNED = """
            update batch set plan = cast(:plan as jsonb), planned_to = :to,
              state = case when :whole then 'PLANNED' else state end,
              planned_at = case when :whole then clock_timestamp() end
            where id = :id and state = 'PLANNING' and planned_to = :from
            """;

    private static final String TO_SAY = """
            select * from batch where state = 'ACCEPTED' and not said
            order by said_to, id limit 1 for update skip locked
            """;

    /** Bounded by number on both sides: the planner knows nothing of rows just written, and would sort all of them. */
    private static final String PLANNED_PEOPLE = """
            select r.row, r.email, f.outcome, f.rule, f.detail, f.reason
            from batch_row r join forecast f using (batch_id, row)
            where r.batch_id = ? and r.row > ? and r.row <= ? order by r.row
            """;

    private final Database database;
    private final BatchRows rows;
    private final BatchColumns columns;

    PostgresImports(Database database, BatchRows rows, BatchColumns columns) {
        this.database = database;
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public void begin(Order order) {
        database.with(sql -> sql.execute(
                """
                insert into batch (id, license_id, method, actor_account, actor_email, actor_role, state, said, file_name)
                values (?, ?, 'CSV', ?, ?, ?, 'RECEIVING', false, ?)
                """,
                order.id(),
                order.licenseId(),
                order.actor().accountId(),
                order.actor().email(),
                order.actor().role().name(),
                order.fileName()));
    }

    @Override
    public void receive(UUID id, List<BatchRow> received) {
        database.with(sql -> rows.add(sql, id, received));
    }

    @Override
    public void discard(UUID id) {
        database.with(sql -> {
            if (sql.select("select 1 from batch where id = ? and state <> 'ACCEPTED' for update", id)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent()) {
                for (var table : List.of("forecast", "batch_row", "batch_outcome")) {
                    sql.execute("delete from " + table + " where batch_id = ?", id);
                }
                sql.execute("delete from batch where id = ?", id);
            }
            return id;
        });
    }

    @Override
    public void plan(UUID id, List<FileWarning> warnings) {
        database.with(sql -> sql.execute(
                "update batch set state = 'PLANNING', warnings = cast(? as jsonb) where id = ?",
                columns.write(warnings),
                id));
    }

    @Override
    public boolean accept(UUID id, Actor actor, long stamp, @Nullable List<FileWarning> warnings) {
        return database.with(sql -> sql.createUpdate(ACCEPT)
                        .bind("id", id)
                        .bind("stamp", stamp)
                        .bind("account", actor.accountId())
                        .bind("email", actor.email())
                        .bind("role", actor.role().name())
                        .bind("warnings", warnings == null ? null : columns.write(warnings))
                        .bind("trace", Traces.current())
                        .execute())
                == 1;
    }

    @Override
    @Transactional
    public Optional<ToPlan> nextToPlan() {
        return database.with(sql -> sql.select("select * from batch where state = 'PLANNING' order by id limit 1")
                .map((row, _) -> new ToPlan(
                        row.getObject("id", UUID.class),
                        row.getObject("license_id", UUID.class),
                        BatchColumns.actor(row),
                        row.getInt("planned_to"),
                        row.getInt("last_row"),
                        columns.plan(row)))
                .findOne());
    }

    @Override
    public boolean planned(ToPlan from, int plannedTo, Plan plan, List<Forecasts.Row> foreseen) {
        return database.with(sql -> {
            var moved = sql.createUpdate(PLANNED)
                            .bind("id", from.id())
                            .bind("from", from.plannedTo())
                            .bind("to", plannedTo)
                            .bind("whole", plannedTo >= from.lastRow())
                            .bind("plan", columns.write(plan))
                            .execute()
                    == 1;
            if (moved) {
                keep(sql, from.id(), foreseen);
            }
            return moved;
        });
    }

    private static void keep(Handle sql, UUID id, List<Forecasts.Row> foreseen) {
        sql.createUpdate("""
                        insert into forecast (batch_id, row, outcome, rule, detail, reason)
                        select :batch, * from unnest(:rows, :outcomes, :rules, :details, :reasons)
                        """)
                .bind("batch", id)
                .bindArray("rows", Integer.class, BatchRows.column(foreseen, Forecasts.Row::row))
                .bindArray(
                        "outcomes",
                        String.class,
                        BatchRows.column(foreseen, row -> row.outcome().name()))
                .bindArray("rules", String.class, BatchRows.column(foreseen, Forecasts.Row::rule))
                .bindArray("details", String.class, BatchRows.column(foreseen, Forecasts.Row::detail))
                .bindArray("reasons", String.class, BatchRows.column(foreseen, Forecasts.Row::reason))
                .execute();
    }

    @Override
    public Optional<ToSay> nextToSay() {
        return database.with(sql -> sql.select(TO_SAY)
                .map((row, _) -> new ToSay(
                        BatchColumns.batch(row),
                        row.getInt("said_to"),
                        row.getInt("last_row"),
                        row.getString("plan") == null ? null : row.getObject("id", UUID.class),
                        row.getString("trace")))
                .findOne());
    }

    @Override
    public void said(UUID id, int saidTo, boolean whole) {
        database.with(sql -> sql.execute("update batch set said_to = ?, said = ? where id = ?", saidTo, whole, id));
    }

    @Override
    @Transactional
    public List<Forecasts.Person> people(UUID id, int after, int upTo) {
        return database.with(sql ->
                sql.select("""
                        select row, email from batch_row
                        where batch_id = ? and row > ? and row <= ? and outcome is null order by row
                        """, id, after, upTo).map((row, _) -> person(row)).list());
    }

    @Override
    @Transactional
    public List<Planned> plannedPeople(UUID id, int after, int upTo) {
        return database.with(sql -> sql.select(PLANNED_PEOPLE, id, after, upTo)
                .map((row, _) -> new Planned(person(row), BatchColumns.foreseen(row)))
                .list());
    }

    private static Forecasts.Person person(ResultSet row) throws SQLException {
        return new Forecasts.Person(row.getInt("row"), row.getString("email"));
    }

    @Override
    @Transactional
    public List<UUID> madeBy(UUID accountId, @Nullable UUID licenseId, @Nullable UUID before, int limit) {
        return database.with(sql -> sql.createQuery("""
                        select id from batch where actor_account = :account and method = 'CSV' and state <> 'RECEIVING'
                          and (cast(:license as uuid) is null or license_id = :license)
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .bindByType("account", accountId, UUID.class)
                .bindByType("license", licenseId, UUID.class)
                .bindByType("before", before, UUID.class)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    @Override
    @Transactional
    public List<UUID> leftOver(Instant uploads, Instant plans, int limit) {
        return database.with(
                sql -> sql.select("""
                        select id from batch
                        where state = 'RECEIVING' and accepted_at < ?
                           or state in ('PLANNING', 'PLANNED') and accepted_at < ?
                        order by accepted_at limit ?
                        """, uploads, plans, limit).mapTo(UUID.class).list());
    }
}
