package rollbook.lms.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollbook.kit.sql.Database;
import rollbook.kit.watch.Watch;
import rollbook.kit.watch.Watched;

/**
 * How the ties to LMSs stand: how old teachers' consents are, how long Google still tells of courses, how old our signing key
 * is, which deliveries nobody could read.
 */
@ApplicationScoped
class PostgresLmsWatch implements Watch {
    private static final Watched AGE = new Watched(
            "rollbook.google.authorization.age.seconds",
            "Since when the oldest authorization in use was given; 0 without one");
    private static final Watched LOST = new Watched(
            "rollbook.google.authorizations.lost",
            "Authorizations Google no longer accepts: somebody has to give a new one");
    private static final Watched REGISTRATION = new Watched(
            "rollbook.lms.registration.expires.seconds",
            "How long the course registration at Google still holds that ends first; no value where there is none");
    private static final Watched KEY =
            new Watched("rollbook.lms.signing.key.age.seconds", "How long our key that signs has been signing");
    private static final Watched DEAD = new Watched(
            "rollbook.lms.deliveries.dead",
            "Deliveries of LMSs that could not be handled and were neither replayed nor dropped");

    private static final String READ = """
            select coalesce(extract(epoch from (
                select max(clock_timestamp() - c.connected_at) from classroom_grant g join connection c on c.id = g.connection_id
                where g.refresh_token is not null and c.ended_at is null and c.trouble is null)), 0) as age,
              (select count(*) from classroom_grant g join connection c on c.id = g.connection_id
                where c.ended_at is null and c.trouble is not null) as lost,
              extract(epoch from (
                select min(k.expires_at) - clock_timestamp() from classroom_course k join connection c on c.id = k.connection_id
                where k.registration_id is not null and c.ended_at is null and c.trouble is null)) as registration,
              extract(epoch from (
                select clock_timestamp() - max(signs_from) from signing_key where signs_from <= clock_timestamp())) as signing,
              (select count(*) from delivery where state = 'DEAD') as dead
            """;

    private final Database database;

    PostgresLmsWatch(Database database) {
        this.database = database;
    }

    @Override
    public List<Watched> watched() {
        return List.of(AGE, LOST, REGISTRATION, KEY, DEAD);
    }

    @Override
    public Map<Watched, Double> read() {
        return database.with(sql -> sql.select(READ).map((row, _) -> read(row)).one());
    }

    private static Map<Watched, Double> read(ResultSet row) throws SQLException {
        var read = new HashMap<Watched, Double>();
        read.put(AGE, row.getDouble("age"));
        read.put(LOST, row.getDouble("lost"));
        read.put(DEAD, row.getDouble("dead"));
        putWhereThere(read, REGISTRATION, row, "registration");
        putWhereThere(read, KEY, row, "signing");
        return read;
    }

    private static void putWhereThere(Map<Watched, Double> read, Watched watched, ResultSet row, String column)
            throws SQLException {
        var value = row.getDouble(column);
        if (!row.wasNull()) {
            read.put(watched, value);
        }
    }
}
