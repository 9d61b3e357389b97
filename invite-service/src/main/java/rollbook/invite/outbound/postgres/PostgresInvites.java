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

/**
 * Invites as they change. One statement locks in the order of ids; where two transactions of several statements wait for
 * each other all the same, PostgreSQL ends one, and what came over Kafka is tried again.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresInvites implements Invites {
    /** Due at once where mail is on. One that was withdrawn may be offered again: two persons turned out to be one. */
    private static final String OFFER = """
            insert into invite (id, license_id, batch_id, member_id, email, inviter_account, inviter_email, inviter_role,
                                expires_at, frozen, notice, notice_at)
            select id, :license, :batch, member_id, email, :account, :inviter, :role, :expires, :frozen, 'INVITED',
                   clock_timestamp()
            from unnest(:ids, :members, :emails) as invitee (id, member_id, email)
            on conflict (id) do update set
                (batch_id, inviter_account, inviter_email, inviter_role, expires_at, frozen, notice, notice_at)
                    = (excluded.batch_id, excluded.inviter_account, excluded.inviter_email, excluded.inviter_role,
                       excluded.expires_at, excluded.frozen, excluded.notice, excluded.notice_at),
                state = 'PENDING', offered_at = clock_timestamp(), seen_at = null, pop_up_closed_at = null,
                answer_id = null, answer_account = null, answered_at = null, kept = false,
                reminded_at = null, reminders = 0, notice_tries = 0
            where invite.state = 'WITHDRAWN'
            """;

    private static final String SELECT =
            "select id, license_id, member_id, state, expires_at, answer_id, frozen from invite ";

    private final Database database;
    private final PostgresLicenseTimes times;

    PostgresInvites(Database database, PostgresLicenseTimes times) {
        this.database = database;
        this.times = times;
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
                .bind("frozen", times.isFrozen(request.licenseId()))
                .bindArray("ids", UUID.class, column(people, InviteRequested.Invitee::inviteId))
                .bindArray("members", UUID.class, column(people, InviteRequested.Invitee::memberId))
                .bindArray("emails", String.class, column(people, InviteRequested.Invitee::email))
                .execute());
    }

    @Override
    public void withdraw(Collection<UUID> inviteIds) {
        database.with(sql -> sql.createUpdate("""
                        update invite set state = 'WITHDRAWN'
                        where id in (select id from invite where id = any(:ids) and state <> 'ACCEPTED' order by id for update)
                        """)
                .bindArray("ids", UUID.class, inviteIds.toArray())
                .execute());
    }

    @Override
    public Optional<Invite> lock(UUID inviteId, String email) {
        return database.with(sql -> sql.select(SELECT + "where id = ? and email = ? for update", inviteId, email)
                .map((row, _) -> invite(row))
                .findOne());
    }

    @Override
    public Optional<Invite> lockAnswered(UUID factId) {
        return database.with(sql -> sql.select(SELECT + "where answer_id = ? for update", factId)
                .map((row, _) -> invite(row))
                .findOne());
    }

    @Override
    public List<Invite> lockKept(UUID licenseId, Collection<UUID> memberIds) {
        return database.with(sql -> sql.createQuery(SELECT + """
                        where license_id = :license and member_id = any(:members) and kept
                        order by id for update
                        """)
                .bind("license", licenseId)
                .bindArray("members", UUID.class, memberIds.toArray())
                .map((row, _) -> invite(row))
                .list());
    }

    @Override
    public List<Invite> lockRunOut(int limit) {
        return database.with(sql ->
                sql.select(SELECT + """
                        where state = 'PENDING' and not frozen and expires_at <= clock_timestamp()
                        order by expires_at limit ? for update skip locked
                        """, limit).map((row, _) -> invite(row)).list());
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
    public void conclude(Invite invite, Invite.Concluded concluded) {
        var open = concluded.state() == InviteState.PENDING;
        var again = open && invite.state() == InviteState.EXPIRED;
        database.with(sql -> sql.createUpdate("""
                        update invite set state = :state, kept = :kept, answer_id = null,
                            answer_account = case when :open then null else answer_account end,
                            answered_at = case when :open then null else answered_at end,
                            expires_at = case when :again then greatest(expires_at, clock_timestamp() + interval '10 minutes')
                                else expires_at end
                        where id = :id
                        """)
                .bind("state", concluded.state().name())
                .bind("kept", concluded.kept())
                .bind("open", open)
                .bind("again", again)
                .bind("id", invite.id())
                .execute());
    }

    @Override
    public void follow(UUID licenseId, UUID from, UUID into) {
        database.with(sql -> sql.execute(
                "update invite set member_id = ? where license_id = ? and member_id = ? and kept",
                into,
                licenseId,
                from));
    }

    @Override
    public void popUp(UUID inviteId, boolean closed) {
        database.with(sql -> sql.execute("""
                update invite set seen_at = coalesce(seen_at, clock_timestamp()),
                    pop_up_closed_at = case when ? then clock_timestamp() else pop_up_closed_at end
                where id = ? and state = 'PENDING'
                """, closed, inviteId));
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
