package rollbook.invite.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.invite.domain.Notice;
import rollbook.invite.usecase.DueNotices;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** The notices as columns of their invites. What was taken in hand is known by its count of tries. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresDueNotices implements DueNotices {
    /** The first of each license, then the second of each: nobody waits until all of a large school are told. */
    private static final String TAKE = """
            update invite set notice_at = clock_timestamp() + interval '10 minutes', notice_tries = notice_tries + 1
            where id in (
              select id from invite
              where id in (
                  select id from (
                    select id, notice_at, row_number() over (partition by license_id order by notice_at, id) as turn
                    from invite
                    where state = 'PENDING' and not frozen and notice is not null and notice_at <= now()) due
                  order by turn, notice_at limit ?)
                and state = 'PENDING' and not frozen and notice is not null and notice_at <= now()
              for update skip locked)
            returning *
            """;

    private final Database database;

    PostgresDueNotices(Database database) {
        this.database = database;
    }

    @Override
    public List<Due> take(int limit) {
        return database.with(
                sql -> sql.select(TAKE, limit).map((row, _) -> due(row)).list());
    }

    @Override
    public void done(Due due, Notice.@Nullable Due next) {
        plan(due, next == null ? null : next.notice(), next == null ? null : next.at(), 0);
    }

    @Override
    public void again(Due due, Instant at) {
        plan(due, due.notice(), at, due.tries());
    }

    @Override
    public void putBack(Due due) {
        plan(due, due.notice(), database.now(), due.tries() - 1);
    }

    private void plan(Due due, @Nullable Notice notice, @Nullable Instant at, int tries) {
        database.with(sql -> sql.execute(
                """
                update invite set notice = ?, notice_at = ?, notice_tries = ?
                where id = ? and notice = ? and notice_tries = ?
                """,
                notice == null ? null : notice.name(),
                Instants.utc(at),
                tries,
                due.inviteId(),
                due.notice().name(),
                due.tries()));
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getObject("license_id", UUID.class),
                Notice.valueOf(row.getString("notice")),
                row.getString("email"),
                row.getString("inviter_email"),
                Objects.requireNonNull(Instants.read(row, "offered_at")),
                Objects.requireNonNull(Instants.read(row, "expires_at")),
                row.getInt("notice_tries"));
    }
}
