package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.ConnectionKind;
import rollbook.lms.domain.MakingHint;
import rollbook.lms.usecase.Connections.Connection;
import rollbook.lms.usecase.MakingHints;

/** The hints as rows, one for each maker of an assignment. Those of a feed that was ended count no more. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresMakingHints implements MakingHints {
    private static final String KEEP = """
            insert into making_hint (connection_id, license_id, customer, assignment, link, section, maker_subject, maker_login,
              title, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (connection_id, assignment, maker_subject) do update
            set maker_login = coalesce(excluded.maker_login, making_hint.maker_login), title = excluded.title,
              hinted_at = case making_hint.state when 'CONFIRMED' then excluded.hinted_at else making_hint.hinted_at end
            """;
    private static final String OF_LICENSE = """
            select h.*, c.kind from making_hint h join connection c on c.id = h.connection_id
            where h.license_id = ? and h.state = 'CONFIRMED' and c.ended_at is null and
            """;
    private static final String DUE = """
            with turn as (
              update connection set hints_from = clock_timestamp() + make_interval(secs => ?)
              where id = (select id from connection
                          where hints_from <= clock_timestamp()
                            and id in (select connection_id from making_hint
                                       where state = 'TO_CONFIRM' and next_try_at <= clock_timestamp())
                          order by hints_from limit 1 for no key update skip locked)
              returning id, kind)
            update making_hint h set tries = h.tries + 1,
              next_try_at = clock_timestamp() + least(interval '1 minute' * power(2, least(h.tries, 6)), interval '1 hour')
            from turn
            where h.id = (select m.id from making_hint m
                          where m.connection_id = turn.id and m.state = 'TO_CONFIRM' and m.next_try_at <= clock_timestamp()
                          order by m.next_try_at limit 1)
            returning h.*, turn.kind, h.hinted_at < clock_timestamp() - interval '1 day' as is_old
            """;

    private final Database database;

    PostgresMakingHints(Database database) {
        this.database = database;
    }

    @Override
    public void keep(Connection feed, MakingHint hint, boolean confirmed) {
        database.with(sql -> sql.execute(
                KEEP,
                feed.id(),
                feed.licenseId(),
                hint.account(),
                hint.assignment(),
                hint.link(),
                hint.section(),
                hint.maker(),
                hint.login(),
                hint.title(),
                confirmed ? "CONFIRMED" : "TO_CONFIRM"));
    }

    @Override
    public List<MakingHint> of(UUID licenseId, String link, @Nullable String assignment) {
        return database.with(sql -> sql.select(
                        OF_LICENSE + "(h.link = ? or h.assignment in (?, ?)) order by h.id",
                        licenseId,
                        link,
                        link,
                        assignment)
                .map((row, _) -> read(row))
                .list());
    }

    @Override
    public void forget(UUID licenseId, MakingHint hint) {
        database.with(sql -> sql.execute(
                "delete from making_hint where license_id = ? and assignment = ? and customer is not distinct from ?",
                licenseId,
                hint.assignment(),
                hint.account()));
    }

    @Override
    public Optional<Unconfirmed> due(Duration lease) {
        return database.with(sql -> sql.select(DUE, lease.toSeconds())
                .map((row, _) -> new Unconfirmed(
                        row.getLong("id"),
                        row.getObject("connection_id", UUID.class),
                        read(row),
                        row.getBoolean("is_old")))
                .findFirst());
    }

    @Override
    public void endTurn(UUID connectionId, Duration pause) {
        database.with(sql -> sql.execute(
                "update connection set hints_from = clock_timestamp() + make_interval(secs => ?) where id = ?",
                pause.toSeconds(),
                connectionId));
    }

    @Override
    public void confirm(long id) {
        database.with(sql -> sql.execute("update making_hint set state = 'CONFIRMED' where id = ?", id));
    }

    @Override
    public void drop(long id) {
        database.with(sql -> sql.execute("delete from making_hint where id = ?", id));
    }

    @Override
    public void forgetOld() {
        database.with(
                sql -> sql.execute("delete from making_hint where hinted_at < clock_timestamp() - interval '90 days'"));
    }

    private static MakingHint read(ResultSet row) throws SQLException {
        return new MakingHint(
                ConnectionKind.valueOf(row.getString("kind")),
                row.getString("customer"),
                row.getString("assignment"),
                row.getString("link"),
                row.getString("section"),
                row.getString("maker_subject"),
                row.getString("maker_login"),
                row.getString("title"));
    }
}
