package rollbook.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;

/** What was had is known for as long as Kafka could bring it again, and not for ever. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ConsumedEventsIT {

    @Inject
    ConsumedEvents events;

    @Inject
    Database database;

    @Test
    void an_event_is_first_seen_once_per_consumer() {
        var id = UUID.randomUUID();

        assertThat(events.firstSeen("one", List.of(id, id))).containsExactly(id);
        assertThat(events.firstSeen("one", List.of(id))).isEmpty();
        assertThat(events.firstSeen("another", List.of(id))).containsExactly(id);
    }

    @Test
    void what_was_had_over_eight_days_ago_is_forgotten_however_much_it_is() {
        database.with(sql -> sql.execute("""
                insert into consumed_event (consumer, event_id, consumed_at)
                select 'forgetful', gen_random_uuid(), clock_timestamp() - interval '8 days 1 minute'
                from generate_series(1, 25000)
                """));
        database.with(sql -> sql.execute("""
                insert into consumed_event (consumer, event_id, consumed_at)
                values ('forgetful', gen_random_uuid(), clock_timestamp() - interval '7 days 23 hours')
                """));

        events.forget();

        assertThat(database.<Long>with(
                        sql -> sql.select("select count(*) from consumed_event where consumer = 'forgetful'")
                                .mapTo(Long.class)
                                .one()))
                .isOne();
    }
}
