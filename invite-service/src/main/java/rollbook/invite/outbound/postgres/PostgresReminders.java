package rollbook.invite.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;
import rollbook.invite.domain.InviteState;
import rollbook.invite.usecase.InviteLists.Filter;
import rollbook.invite.usecase.Reminders;
import rollbook.kit.sql.Database;

/** Reminders, by one statement for however many. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresReminders implements Reminders {
    private static final String MEANT = """
            with meant as (
              select id, coalesce(reminded_at + cast(:pause as interval) > clock_timestamp(), false) as too_soon from invite
              where\s""";

    private static final String REMIND = """
             order by id for update),
            reminded as (
              update invite set reminded_at = clock_timestamp(), reminders = reminders + 1, pop_up_closed_at = null,
                notice = 'REMINDER', notice_at = clock_timestamp(), notice_tries = 0
              from meant where invite.id = meant.id and not meant.too_soon returning 1)
            select (select count(*) from reminded) as reminded, (select count(*) from meant where too_soon) as too_soon
            """;

    private static final Filter PENDING = new Filter(Set.of(InviteState.PENDING), null, null, null, null);

    private final Database database;

    PostgresReminders(Database database) {
        this.database = database;
    }

    @Override
    public Reminded remind(UUID licenseId, Collection<UUID> inviteIds, Duration pause) {
        var pending = new FilterSql(licenseId, PENDING);
        return remind(
                pending.condition() + " and id = any(:ids)",
                pause,
                query -> pending.bind(query).bindArray("ids", UUID.class, inviteIds.toArray()));
    }

    @Override
    public Reminded remind(UUID licenseId, Filter filter, Duration pause) {
        var pending = new Filter(
                Set.of(InviteState.PENDING), filter.text(), filter.batchId(), filter.seen(), filter.offeredBefore());
        var sql = new FilterSql(licenseId, pending);
        return remind(sql.condition(), pause, sql::bind);
    }

    private Reminded remind(String condition, Duration pause, UnaryOperator<Query> bind) {
        return database.with(sql -> bind.apply(sql.createQuery(MEANT + condition + REMIND))
                .bind("pause", pause.toString())
                .map((row, _) -> new Reminded(row.getInt("reminded"), row.getInt("too_soon")))
                .one());
    }
}
