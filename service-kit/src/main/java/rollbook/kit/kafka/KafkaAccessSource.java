package rollbook.kit.kafka;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Gives the clients of a service the way to Kafka its settings name. */
@Singleton
class KafkaAccessSource {

    @Produces
    @Singleton
    KafkaAccess access(Config config) {
        return KafkaAccess.of(config);
    }
}
