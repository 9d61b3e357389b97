package rollbook.kit.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.locks.LockSupport;
import rollbook.kit.health.Heartbeats;
import rollbook.kit.kafka.KafkaAccess;

/** A relay in a process of its own. */
public final class RelayProcess {
    private RelayProcess() {}

    /**
     * Runs until killed.
     *
     * @param arguments the database's JDBC address, its user, Kafka's address
     */
    public static void main(String[] arguments) {
        var settings = TestRelaySettings.of(arguments[0], arguments[1]);
        var kafka = KafkaAccess.inTheClear(arguments[2]);
        new OutboxRelay(settings, kafka, new Heartbeats(), new SimpleMeterRegistry(), "child").start();
        while (true) {
            LockSupport.park();
        }
    }
}
