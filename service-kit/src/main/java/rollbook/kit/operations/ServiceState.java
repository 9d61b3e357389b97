package rollbook.kit.operations;

import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import rollbook.kit.consumer.ConsumerLag;
import rollbook.kit.consumer.ConsumerLag.Behind;
import rollbook.kit.consumer.ConsumerLag.KafkaAwayException;
import rollbook.kit.consumer.KeptLetters;
import rollbook.kit.outbox.OwedMessages;
import rollbook.kit.outbox.OwedMessages.Owed;

/** How this service does at this moment. */
@ApplicationScoped
public class ServiceState {
    private final String service;
    private final SmallRyeHealthReporter health;
    private final OwedMessages owedMessages;
    private final ConsumerLag consumerLag;
    private final KeptLetters keptLetters;

    ServiceState(
            @ConfigProperty(name = "quarkus.application.name") String service,
            SmallRyeHealthReporter health,
            OwedMessages owedMessages,
            ConsumerLag consumerLag,
            KeptLetters keptLetters) {
        this.service = service;
        this.health = health;
        this.owedMessages = owedMessages;
        this.consumerLag = consumerLag;
        this.keptLetters = keptLetters;
    }

    /**
     * How a service does.
     *
     * @param startedAt since when the replica that answers runs
     * @param lag for each topic read, how far behind; null while Kafka is away
     * @param deadLetters how many wait for an operator
     */
    public record OperationsState(
            String service,
            Instant startedAt,
            List<HealthCheck> checks,
            Owed outbox,
            @Nullable List<Behind> lag,
            long deadLetters) {
        public OperationsState {
            checks = List.copyOf(checks);
        }
    }

    /** One health check and how it went. */
    public record HealthCheck(String name, boolean up) {}

    /** Asks everything it hangs on. */
    public OperationsState read() {
        var startedAt =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return new OperationsState(service, startedAt, checks(), owedMessages.measure(), lag(), keptLetters.count());
    }

    private List<HealthCheck> checks() {
        return health.getHealth().getPayload().getJsonArray("checks").stream()
                .map(check -> (JsonObject) check)
                .map(check -> new HealthCheck(
                        check.getString("name"), check.getString("status").equals("UP")))
                .toList();
    }

    private @Nullable List<Behind> lag() {
        try {
            return consumerLag.measure();
        } catch (KafkaAwayException e) {
            return null;
        }
    }
}
