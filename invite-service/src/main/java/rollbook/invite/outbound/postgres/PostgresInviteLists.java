package rollbook.invite.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.invite.domain.InviteState;
import rollbook.invite.usecase.InviteLists;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;

/** The invites as they are listed: each page one stretch of an index. */
@ApplicationScoped
class PostgresInviteLists implements InviteLists {
    private static final String SELECT = """
            select *, state = 'PENDING' and pop_up_closed_at is null and (frozen or expires_at > clock_timestamp()) as pop_up
            from invite""";

    private static final String AFTER = " and (offered_at, id) < (:at, :id)";
    private static final String ORDER = " order by offered_at desc, id desc limit :limit";

    private final Database database;

    PostgresInviteLists(Database database) {
        this.database = database;
    }

    @Override
    public List<Listed> ofInvitee(String email, Set<InviteState> states, @Nullable Place after, int limit) {
        var names = (states.isEmpty() ? Set.of(InviteState.values()) : states)
                .stream().map(Enum::name).toArray();
        return page(
                "email = :email and state = any(:states)",
                after,
                limit,
                query -> query.bind("email", email).bindArray("states", String.class, names));
    }

    @Override
    public Optional<Listed> find(UUID inviteId, String email) {
        return database.with(sql -> sql.select(SELECT + " where id = ? and email = ?", inviteId, email)
                .map((row, _) -> listed(row))
                .findOne());
    }

    @Override
    public List<Listed> ofLicense(UUID licenseId, Filter filter, @Nullable Place after, int limit) {
        var sql = new FilterSql(licenseId, filter);
        return page(sql.condition(), after, limit, sql::bind);
    }

    @Override
    public Map<InviteState, Integer> counts(UUID licenseId) {
        return database.with(sql -> sql
                .select("select state, count(*) from invite where license_id = ? group by state", licenseId)
                .map((row, _) -> Map.entry(InviteState.valueOf(row.getString("state")), row.getInt("count")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private List<Listed> page(String condition, @Nullable Place after, int limit, UnaryOperator<Query> bind) {
        return database.with(sql -> {
            var query =
                    bind.apply(sql.createQuery(SELECT + " where " + condition + (after == null ? "" : AFTER) + ORDER));
            if (after != null) {
                query.bind("at", Instants.utc(after.offeredAt())).bind("id", after.id());
            }
            return query.bind("limit", limit).map((row, _) -> listed(row)).list();
        });
    }

    private static Listed listed(ResultSet row) throws SQLException {
        var state = InviteState.valueOf(row.getString("state"));
        var standsStill = state.isOpen() && row.getBoolean("frozen");
        return new Listed(
                row.getObject("id", UUID.class),
                row.getObject("license_id", UUID.class),
                row.getObject("batch_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getString("email"),
                new Actor(
                        row.getObject("inviter_account", UUID.class),
                        row.getString("inviter_email"),
                        Actor.Role.valueOf(row.getString("inviter_role"))),
                state,
                Objects.requireNonNull(Instants.read(row, "offered_at")),
                standsStill ? null : Instants.read(row, "expires_at"),
                Instants.read(row, "seen_at"),
                row.getTimestamp("pop_up_closed_at") != null,
                row.getBoolean("pop_up"),
                row.getBoolean("kept"),
                Instants.read(row, "answered_at"),
                Instants.read(row, "reminded_at"),
                row.getInt("reminders"));
    }
}
