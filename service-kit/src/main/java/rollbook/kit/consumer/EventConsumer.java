package rollbook.kit.consumer;

import java.util.List;
import java.util.Set;
import rollbook.events.Event;
import rollbook.events.Topic;
import rollbook.kit.sql.Database;

/**
 * What a service does with the events of some topics. Each bean of this type gets a loop of its own (a thread and a Kafka
 * consumer), which calls it inside the transaction that also moves the read position, so an event has its effect exactly
 * once.
 */
public interface EventConsumer {

    /** The name of this consumer in its service, such as {@code live-lane}: part of its Kafka group, its metrics, its logs. */
    String name();

    Set<Topic> topics();

    /** The connection pool its work goes through; lanes have their own. */
    default String pool() {
        return Database.DEFAULT_POOL;
    }

    /** The most events handled in one transaction. */
    default int batchSize() {
        return 200;
    }

    /**
     * Handles events, in order, each seen for the first time. Runs in a transaction; what it throws undoes all of it.
     *
     * @throws TransientFailureException to have the same events offered again later
     * @throws RuntimeException for a bug: the events are then offered one by one, and of the one that fails its parts
     *     are, until the failing ones are found and become dead letters
     */
    void handle(List<Delivery> events);

    /** How many parts {@code event} has that can fail each for itself; the people in a fact. */
    default int parts(Event event) {
        return 1;
    }

    /**
     * {@code event} with that part of it alone, as it is replayed once what it failed of is repaired: everybody else was
     * handled then. Whoever says there are several parts says what one of them is.
     */
    default Event only(Event event, int part) {
        return event;
    }
}
