package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Instants;
import rollbook.lms.domain.AssignmentState;
import rollbook.lms.domain.Ref;
import rollbook.lms.domain.Settlement;
import rollbook.lms.usecase.Assignments;

/** The assignments as rows, with their names beside them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresAssignments implements Assignments {
    private static final String KEEP = """
            insert into assignment (id, connection_id, license_id, title, maker_issuer, maker_deployment, maker_subject,
              maker_email, maker_account, made_at, stamp, next_ask_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp() + interval '10 seconds')
            """;
    private static final String BY_REF = """
            join assignment_ref r on r.assignment_id = a.id where r.connection_id = ? and r.kind = ? and r.ref = ?
            """;
    private static final String OF_LICENSE = """
            select a.*, (select count(*) from opened o where o.assignment_id = a.id) as opened_by
            from assignment a where a.license_id = ? and a.id > ? order by a.id limit ?
            """;

    private final Database database;

    PostgresAssignments(Database database) {
        this.database = database;
    }

    @Override
    public void keep(Assignment made) {
        database.with(sql -> sql.execute(
                KEEP,
                made.id(),
                made.connectionId(),
                made.licenseId(),
                made.title(),
                made.maker().issuer(),
                made.maker().deployment(),
                made.maker().subject(),
                made.maker().email(),
                made.makerAccount(),
                Instants.utc(made.madeAt()),
                made.stamp()));
    }

    @Override
    public Optional<UUID> name(UUID connectionId, Ref ref, UUID assignmentId) {
        var added = database.with(sql -> sql.execute(
                "insert into assignment_ref (connection_id, kind, ref, assignment_id) values (?, ?, ?, ?) on conflict do nothing",
                connectionId,
                ref.kind().name(),
                ref.ref(),
                assignmentId));
        if (added == 1) {
            database.with(sql ->
                    sql.execute("update assignment set owes = true where id = ? and state = 'SETTLED'", assignmentId));
        }
        return added == 1
                ? Optional.empty()
                : find(connectionId, ref).map(Assignment::id).filter(id -> !id.equals(assignmentId));
    }

    @Override
    public Optional<Assignment> find(UUID connectionId, Ref ref) {
        return select(BY_REF, connectionId, ref.kind().name(), ref.ref());
    }

    /** In one order always, so that no two wait for each other. */
    @Override
    public void hold(UUID connectionId, Collection<Ref> refs, boolean alone) {
        var names = refs.stream()
                .map(ref -> connectionId + " " + ref.kind() + " " + ref.ref())
                .distinct()
                .sorted()
                .toArray(String[]::new);
        database.with(sql -> sql.execute(
                "select pg_advisory_xact_lock" + (alone ? "" : "_shared")
                        + "(hashtextextended(name, 1)) from unnest(?) name",
                (Object) names));
    }

    @Override
    public Optional<Assignment> find(UUID id) {
        return select("where a.id = ?", id);
    }

    @Override
    public Optional<Assignment> share(UUID id) {
        return select("where a.id = ? for share of a", id);
    }

    @Override
    public Optional<Assignment> lock(UUID id) {
        return select("where a.id = ? for update of a", id);
    }

    @Override
    public void settle(UUID id, Settlement settlement) {
        database.with(sql -> sql.execute(
                "update assignment set state = ?, license_id = coalesce(?, license_id), next_ask_at = null, owes = true where id = ?",
                settlement.state().name(),
                settlement.licenseId(),
                id));
    }

    @Override
    public List<Listed> of(UUID licenseId, UUID after, int limit) {
        return database.with(sql -> sql.select(OF_LICENSE, licenseId, after, limit)
                .map((row, _) -> new Listed(read(row), row.getLong("opened_by")))
                .list());
    }

    @Override
    public List<Assignment> unsettled(UUID connectionId, String makerSubject, UUID makerAccount) {
        return database.with(sql -> sql.select("""
                        select a.* from assignment a
                        where a.connection_id = ? and a.maker_subject in (?, ?) and a.state <> 'SETTLED' order by a.id desc limit 100
                        """, connectionId, makerSubject, makerAccount.toString())
                .map((row, _) -> read(row))
                .list());
    }

    private Optional<Assignment> select(String where, Object... arguments) {
        return database.with(sql -> sql.select("select a.* from assignment a " + where, arguments)
                .map((row, _) -> read(row))
                .findFirst());
    }

    private static Assignment read(ResultSet row) throws SQLException {
        return new Assignment(
                row.getObject("id", UUID.class),
                row.getObject("connection_id", UUID.class),
                row.getObject("license_id", UUID.class),
                AssignmentState.valueOf(row.getString("state")),
                row.getString("title"),
                new LmsUser(
                        row.getString("maker_issuer"),
                        row.getString("maker_deployment"),
                        row.getString("maker_subject"),
                        row.getString("maker_email")),
                row.getObject("maker_account", UUID.class),
                Objects.requireNonNull(Instants.read(row, "made_at")),
                row.getLong("stamp"));
    }
}
