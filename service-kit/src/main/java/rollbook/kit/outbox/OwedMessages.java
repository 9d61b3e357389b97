package rollbook.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import rollbook.kit.sql.Database;

/** What the outbox owes at this moment, for an operator. */
@ApplicationScoped
public class OwedMessages {
    private static final int COUNTED = 100_000;

    private final Database database;

    OwedMessages(Database database) {
        this.database = database;
    }

    /**
     * How the outbox stands.
     *
     * @param messages how many are owed; more than 100 000 are not counted
     * @param ageSeconds how long the oldest has been waiting; 0 when none is owed
     * @param led whether a relay, of this replica or another, sends them
     */
    public record Owed(long messages, double ageSeconds, boolean led) {}

    public Owed measure() {
        return database.with(sql -> sql.createQuery("""
                        select (select count(*) from (select from outbox limit :most) owed) as messages,
                          (select coalesce(extract(epoch from clock_timestamp() - created_at), 0)
                             from outbox order by id limit 1) as age,
                          exists (select from pg_locks where locktype = 'advisory' and objsubid = 1
                            and database = (select oid from pg_database where datname = current_database())
                            and (classid::bigint << 32) | objid::bigint = :relay) as led
                        """)
                .bind("most", COUNTED)
                .bind("relay", RelaySession.RELAY_LOCK)
                .map((row, _) -> new Owed(row.getLong("messages"), row.getDouble("age"), row.getBoolean("led")))
                .one());
    }
}
