package rollbook.kit.consumer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import rollbook.kit.sql.Database;

/** Which events each consumer has had, by event id, so that none has its effect twice. */
@ApplicationScoped
class ConsumedEvents {
    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final Database database;

    ConsumedEvents(Database database) {
        this.database = database;
    }

    /** Of {@code ids}, those the consumer has not had; it has had them from now on. Inside a transaction. */
    Set<UUID> firstSeen(String consumer, Collection<UUID> ids) {
        return database.with(sql -> sql.createQuery("""
                        insert into consumed_event (consumer, event_id)
                        select distinct :consumer, id from unnest(:ids) id order by id
                        on conflict do nothing returning event_id
                        """)
                .bind("consumer", consumer)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .set());
    }

    /** Forgets events that Kafka, which keeps them 7 days, cannot bring again: those had over 8 days ago. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        while (forgetSome() == FORGOTTEN_AT_ONCE) {
            // Each some is a short transaction of its own.
        }
    }

    private int forgetSome() {
        return database.inTransaction(() -> database.with(sql -> sql.execute("""
                delete from consumed_event where ctid = any (array(
                    select ctid from consumed_event where consumed_at < clock_timestamp() - interval '8 days'
                    order by consumed_at limit ?))
                """, FORGOTTEN_AT_ONCE)));
    }
}
