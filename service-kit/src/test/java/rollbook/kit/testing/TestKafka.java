package rollbook.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/** One Kafka broker per test JVM, with the topics of the catalogue; it ends with the JVM. */
public final class TestKafka {
    private TestKafka() {}

    /** Its address, {@code host:port}. */
    public static String bootstrapServers() {
        return Broker.INSTANCE.bootstrapServers();
    }

    private static final class Broker {
        static final KafkaProcess INSTANCE = start();

        private static KafkaProcess start() {
            try {
                return KafkaProcess.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
