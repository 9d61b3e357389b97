package rollbook.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A broker of its own for the service under test, with a certificate nobody knows and a user who has to prove who it is:
 * {@code @QuarkusTestResource(value = SecuredKafka.class, restrictToAnnotatedClass = true)}.
 */
public final class SecuredKafka implements QuarkusTestResourceLifecycleManager {
    private static final String USER = "rollbook";
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final String STORE_PASSWORD = UUID.randomUUID().toString();

    @Override
    public Map<String, String> start() {
        try {
            var folder = Files.createTempDirectory("test-certificate");
            var store = folder.resolve("broker.p12");
            var certificate = folder.resolve("broker.pem");
            keytool(
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-validity",
                    "2",
                    "-dname",
                    "CN=broker",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString());
            keytool("-exportcert", "-rfc", "-file", certificate.toString(), "-keystore", store.toString());
            var broker = KafkaProcess.start(door(store, certificate));
            return Map.of(
                    "kafka.bootstrap.servers",
                    broker.bootstrapServers(),
                    "ROLLBOOK_KAFKA_SECURITY_PROTOCOL",
                    "SASL_SSL",
                    "ROLLBOOK_KAFKA_USER",
                    USER,
                    "ROLLBOOK_KAFKA_PASSWORD",
                    PASSWORD,
                    "ROLLBOOK_KAFKA_TRUSTSTORE",
                    certificate.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        // The broker ends with the JVM.
    }

    private static KafkaProcess.Door door(Path store, Path certificate) {
        var settings = """
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%1$s
                ssl.keystore.password=%2$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%3$s
                sasl.enabled.mechanisms=SCRAM-SHA-512
                sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
                listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=%4$s
                """.formatted(store, STORE_PASSWORD, certificate, jaas());
        return new KafkaProcess.Door(
                "SASL_SSL",
                settings,
                List.of("--add-scram", "SCRAM-SHA-512=[name=%s,password=%s]".formatted(USER, PASSWORD)),
                Map.of(
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", "SCRAM-SHA-512",
                        "sasl.jaas.config", jaas(),
                        "ssl.truststore.type", "PEM",
                        "ssl.truststore.location", certificate.toString()));
    }

    private static String jaas() {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(USER, PASSWORD);
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "broker", "-storepass", STORE_PASSWORD));
        var making = new ProcessBuilder(command).inheritIO().start();
        if (making.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }
}
