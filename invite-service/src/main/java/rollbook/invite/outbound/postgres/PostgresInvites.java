package rollbook.invite.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rollbook.events.InviteRequested;
import rollbook.invite.domain.Invite;
import rollbook.invite.domain.InviteState;
import rollbook.invite.usecase.Invites;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** Invites as they change. Several are locked in the order of their ids, so that no two wait for each other. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresInvites implements Invites {
    /** Due at once where mail is on. One that was withdrawn may be offered again: two persons turned out to be one. */
    private static final String OFFER = """
            insert into invite (id, license_id, batch_id, member_id, email, inviter_account, inviter_email, inviter_role,
                                expires_at, notice, notice_at)
            select id, :license, :batch, member_id, email, :account, :inviter, :role, :expires, 'INVITED', clock_timestamp()
            from unnest(:ids, :members, :emails) as invitee (id, member_id, email)
            on conflict (id) do update set state = 'PENDING', expires_at = excluded.expires_at, pop_up_closed_at = null,
                answer_id = null, answer_account = null, answered_at = null, kept = false,
                notice = excluded.notice, notice_at = excluded.notice_at
            where invite.state = 'WITHDRAWN'
            """;

    private static final String FROZEN = """
            exists (select from license_time t where t.license_id = invite.license_id and t.frozen_at is not null)
            """;

    private static final String SELECT =
            "select id, license_id, member_id, state, expires_at, answer_id, " + FROZEN + " as frozen from invite ";

    private final Database database;

    PostgresInvites(Database database) {
        this.database = database;
    }

    @Override
    public void offer(InviteRequested request) {
        var people = request.people();
        database.with(sql -> sql.createUpdate(OFFER)
                .bind("license", request.licenseId())
                .bind("batch", request.batchId())
                .bind("account", request.inviter().accountId())
                .bind("inviter", request.inviter().email())
                .bind("role", request.inviter().role().name())
                .bind("expires", Instants.utc(request.expiresAt()))
                .bindArray("ids", UUID.class, column(people, InviteRequested.Invitee::inviteId))
                .bindArray("members", UUID.class, column(people, InviteRequested.Invitee::memberId))
                .bindArray("emails", String.class, column(people, InviteRequested.Invitee::email))
                .execute());
    }

    @Override
    public void withdraw(Collection<UUID> inviteIds) {
        database.with(sql -> sql.createUpdate("""
                        update invite set state = 'WITHDRAWN', kept = false
                        where id in (select id from invite where id = any(:ids) and state <> 'ACCEPTED' order by id for update)
                        """)
                .bindArray("ids", UUID.class, inviteIds.toArray())
                .execute());
    }

    @Override
    public Optional<Invite> lock(UUID inviteId, String email) {
        return database.with(
                sql -> sql.select(SELECT + "where id = ? and email = ? for update of invite", inviteId, email)
                        .map((row, _) -> invite(row))
                        .findOne());
    }

    @Override
    public Optional<Invite> lockAnswered(UUID factId) {
        return database.with(sql -> sql.select(SELECT + "where answer_id = ? for update of invite", factId)
                .map((row, _) -> invite(row))
                .findOne());
    }

    @Override
    public List<Invite> lockKept(UUID licenseId, Collection<UUID> memberIds) {
        return database.with(sql -> sql.createQuery(SELECT + """
                        where license_id = :license and member_id = any(:members) and kept
                        order by id for update of invite
                        """)
                .bind("license", licenseId)
                .bindArray("members", UUID.class, memberIds.toArray())
                .map((row, _) -> invite(row))
                .list());
    }

    @Override
    public List<Invite> lockRunOut(int limit) {
        return database.with(sql -> sql.select(
                        SELECT + "where state = 'PENDING' and expires_at <= clock_timestamp() and not " + FROZEN
                                + "order by expires_at limit ? for update of invite skip locked",
                        limit)
                .map((row, _) -> invite(row))
                .list());
    }

    @Override
    public void answer(UUID inviteId, InviteState state, UUID factId, @Nullable UUID account) {
        database.with(sql -> sql.execute("""
                update invite set state = ?, answer_id = ?, answer_account = ?, answered_at = clock_timestamp()
                where id = ?
                """, state.name(), factId, account, inviteId));
    }

    @Override
    public void runOut(Map<UUID, UUID> factIds) {
        var invites = List.copyOf(factIds.entrySet());
        database.with(sql -> sql.createUpdate("""
                        update invite set state = 'EXPIRED', answer_id = told.fact
                        from unnest(:ids, :facts) as told (id, fact) where invite.id = told.id
                        """)
                .bindArray("ids", UUID.class, column(invites, Map.Entry::getKey))
                .bindArray("facts", UUID.class, column(invites, Map.Entry::getValue))
                .execute());
    }

    /** Who is to answer again has not answered. */
    @Override
    public void conclude(UUID inviteId, Invite.Concluded concluded) {
        var open = concluded.state() == InviteState.PENDING;
        database.with(sql -> sql.execute("""
                update invite set state = ?, kept = ?, answer_id = null,
                    answer_account = case when ? then null else answer_account end,
                    answered_at = case when ? then null else answered_at end
                where id = ?
                """, concluded.state().name(), concluded.kept(), open, open, inviteId));
    }

    @Override
    public boolean popUp(UUID inviteId, String email, boolean closed) {
        return database.with(sql -> sql.execute("""
                        update invite set seen_at = coalesce(seen_at, clock_timestamp()),
                            pop_up_closed_at = case when ? then clock_timestamp() else pop_up_closed_at end
                        where id = ? and email = ? and state = 'PENDING'
                        """, closed, inviteId, email)) == 1;
    }

    private static Invite invite(ResultSet row) throws SQLException {
        return new Invite(
                row.getObject("id", UUID.class),
                row.getObject("license_id", UUID.class),
                row.getObject("member_id", UUID.class),
                InviteState.valueOf(row.getString("state")),
                row.getTimestamp("expires_at").toInstant(),
                row.getBoolean("frozen"),
                row.getObject("answer_id", UUID.class));
    }

    private static <T> Object[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).toArray();
    }
}
