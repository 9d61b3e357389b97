package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import rollbook.kit.secret.Sealer;
import rollbook.kit.sql.Database;
import rollbook.lms.domain.GrantTrouble;
import rollbook.lms.usecase.AllOfClassroom;
import rollbook.lms.usecase.ClassroomGrants;

/** The grants as rows, each beside its connection; the tokens are sealed to the connection. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class PostgresClassroomGrants implements ClassroomGrants {
    private static final String GRANT = """
            select g.*, c.trouble from classroom_grant g join connection c on c.id = g.connection_id
            where g.refresh_token is not null and
            """;
    private static final String LIVE = GRANT + " c.ended_at is null and ";
    private static final String END_OTHERS = """
            with others as (
              update classroom_grant set look_at = clock_timestamp() where account = ? and google_id <> ?
              returning connection_id)
            update connection set ended_by = ?, ended_at = clock_timestamp()
            where id in (select connection_id from others) and ended_at is null
            """;
    private static final String BEGIN_ANEW = """
            update connection set connected_by = ?, connected_at = clock_timestamp(), ended_by = null, ended_at = null,
              trouble = null
            where id = (select connection_id from classroom_grant where google_id = ?)
            """;
    private static final String BEGIN = """
            insert into connection (id, kind, name, deployment, state, connected_by)
            values (?, 'CLASSROOM', 'Google Classroom', 'classroom', 'CONFIRMED', ?)
            """;
    private static final String KEEP = """
            insert into classroom_grant (connection_id, account, google_id, email, scopes) values (?, ?, ?, ?, ?)
            on conflict (google_id) do update set account = excluded.account, email = excluded.email,
              scopes = excluded.scopes, look_at = clock_timestamp()
            returning connection_id
            """;
    private static final String TAKE = """
            update classroom_grant set look_at = clock_timestamp() + make_interval(secs => ?)
            where connection_id = (select g.connection_id from classroom_grant g join connection c on c.id = g.connection_id
                                   where g.refresh_token is not null and g.look_at <= clock_timestamp() and %s
                                   order by g.look_at limit 1 for update of g skip locked)
            returning *, null as trouble
            """;
    private static final String TAKE_TO_LOOK = TAKE.formatted("c.ended_at is null and c.trouble is null");
    private static final String TAKE_TO_GIVE_BACK = TAKE.formatted("c.ended_at is not null");

    private static final String CENSUS = """
            select count(*) as connected, count(c.trouble) as in_trouble
            from classroom_grant g join connection c on c.id = g.connection_id where c.ended_at is null
            """;

    private final Database database;
    private final Sealer sealer;

    PostgresClassroomGrants(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public UUID keep(UUID newId, Allowed allowed) {
        return database.with(sql -> {
            // one after the other, whoever they are: it happens once in a teacher's year
            sql.execute("select pg_advisory_xact_lock(hashtextextended('keep a classroom grant', 0))");
            sql.execute(END_OTHERS, allowed.account(), allowed.googleId(), allowed.account());
            if (sql.execute(BEGIN_ANEW, allowed.account(), allowed.googleId()) == 0) {
                sql.execute(BEGIN, newId, allowed.account());
            }
            var connectionId = sql.select(
                            KEEP,
                            newId,
                            allowed.account(),
                            allowed.googleId(),
                            allowed.email(),
                            String.join(" ", new TreeSet<>(allowed.scopes())))
                    .mapTo(UUID.class)
                    .one();
            sql.execute(
                    "update classroom_grant set refresh_token = ? where connection_id = ?",
                    sealer.seal(allowed.refreshToken(), context(connectionId)),
                    connectionId);
            return connectionId;
        });
    }

    @Override
    public Census census() {
        return database.with(sql -> sql.select(CENSUS)
                .map((row, _) -> new Census(row.getLong("connected"), row.getLong("in_trouble")))
                .one());
    }

    @Override
    public Optional<Grant> ofAccount(UUID account) {
        return one(LIVE + "g.account = ?", account);
    }

    @Override
    public Optional<Grant> find(UUID connectionId) {
        return one(LIVE + "g.connection_id = ?", connectionId);
    }

    @Override
    public Optional<Grant> ofRegistration(String registrationId) {
        return one(
                LIVE + "g.connection_id in (select connection_id from classroom_course where registration_id = ?)",
                registrationId);
    }

    @Override
    public List<UUID> ofMakersFor(UUID licenseId) {
        return database.with(sql -> sql.select("""
                        select distinct g.connection_id
                        from assignment a join classroom_grant g on a.maker_subject in (g.google_id, g.account::text)
                        where a.license_id = ? and a.state = 'SETTLED' and a.connection_id = ? order by g.connection_id
                        """, licenseId, AllOfClassroom.CONNECTION)
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public List<UUID> licensesOfMaker(Grant grant) {
        return database.with(
                sql -> sql.select("""
                        select distinct license_id from assignment
                        where maker_subject in (?, ?) and state = 'SETTLED' and connection_id = ? order by license_id
                        """, grant.googleId(), grant.account().toString(), AllOfClassroom.CONNECTION)
                        .mapTo(UUID.class)
                        .list());
    }

    @Override
    public Optional<Grant> ofGoogle(String googleId) {
        return one(LIVE + "g.google_id = ?", googleId);
    }

    @Override
    public boolean lose(UUID connectionId, GrantTrouble trouble) {
        return database.with(sql -> sql.execute(
                        "update connection set trouble = ? where id = ? and trouble is null and ended_at is null",
                        trouble.name(),
                        connectionId))
                == 1;
    }

    @Override
    public Optional<Grant> takeToLook(Duration lease) {
        return one(TAKE_TO_LOOK, seconds(lease));
    }

    @Override
    public void lookAgain(UUID connectionId, Duration in) {
        database.with(sql -> sql.execute(
                "update classroom_grant set look_at = clock_timestamp() + make_interval(secs => ? * (0.9 + random() / 5))"
                        + " where connection_id = ?",
                seconds(in),
                connectionId));
    }

    @Override
    public Optional<Grant> takeToGiveBack(Duration lease) {
        return one(TAKE_TO_GIVE_BACK, seconds(lease));
    }

    @Override
    public void givenBack(UUID connectionId) {
        database.with(sql -> sql.execute("""
                update classroom_grant set refresh_token = null where connection_id = ?
                  and exists (select from connection where id = connection_id and ended_at is not null)
                """, connectionId));
    }

    private Optional<Grant> one(String query, Object argument) {
        return database.with(
                sql -> sql.select(query, argument).map((row, _) -> read(row)).findFirst());
    }

    private Grant read(ResultSet row) throws SQLException {
        var connectionId = row.getObject("connection_id", UUID.class);
        var trouble = row.getString("trouble");
        return new Grant(
                connectionId,
                row.getObject("account", UUID.class),
                row.getString("google_id"),
                row.getString("email"),
                sealer.open(row.getString("refresh_token"), context(connectionId)),
                trouble == null ? null : GrantTrouble.valueOf(trouble));
    }

    private static String context(UUID connectionId) {
        return "classroom-refresh-token:" + connectionId;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
