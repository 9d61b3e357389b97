package rollbook.kit.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What whoever set the way to Kafka is told of it: what is missing, misspelt, or set for nothing. */
final class KafkaAccessProblems {
    private static final String PROTOCOL = "ROLLBOOK_KAFKA_SECURITY_PROTOCOL";
    private static final String TRUSTSTORE = "ROLLBOOK_KAFKA_TRUSTSTORE";
    /** As Kafka's clients take it: {@code host:port}, {@code [::1]:port}, {@code SASL_SSL://host:port}. */
    private static final Pattern SERVER = Pattern.compile("(\\w+://)?([^\\s,:]+|\\[[0-9a-fA-F:]+]):\\d{1,5}");

    private static final Set<String> PROTOCOLS = Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");
    private static final Set<String> MECHANISMS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");

    private KafkaAccessProblems() {}

    static List<String> of(KafkaAccess access) {
        var problems = new ArrayList<String>();
        if (!Arrays.stream(access.servers().split(",", -1))
                .allMatch(server -> SERVER.matcher(server.strip()).matches())) {
            problems.add("kafka.bootstrap.servers (ROLLBOOK_KAFKA) cannot be \"%s\"; it has to be host:port,host:port"
                    .formatted(access.servers()));
        }
        if (!PROTOCOLS.contains(access.protocol())) {
            problems.add(
                    "kafka.security.protocol (%s) cannot be \"%s\"; it has to be PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL"
                            .formatted(PROTOCOL, access.protocol()));
            return problems;
        }
        if (access.signsIn()) {
            if (!MECHANISMS.contains(access.mechanism())) {
                problems.add(
                        "kafka.sasl.mechanism (ROLLBOOK_KAFKA_SASL_MECHANISM) cannot be \"%s\"; it has to be PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512"
                                .formatted(access.mechanism()));
            }
            missing("ROLLBOOK_KAFKA_USER", access.user(), access).ifPresent(problems::add);
            missing("ROLLBOOK_KAFKA_PASSWORD", access.password(), access).ifPresent(problems::add);
        } else if (access.user() != null) {
            problems.add("ROLLBOOK_KAFKA_USER is set for nothing: with %s=%s nobody signs in"
                    .formatted(PROTOCOL, access.protocol()));
        }
        var truststore = access.truststore();
        if (truststore != null && !access.isEncrypted()) {
            problems.add(
                    "%s is set for nothing: %s=%s encrypts nothing".formatted(TRUSTSTORE, PROTOCOL, access.protocol()));
        } else if (truststore != null && !holdsCertificates(Path.of(truststore))) {
            problems.add("kafka.ssl.truststore.location (%s) cannot be \"%s\"; it has to be a file of PEM certificates"
                    .formatted(TRUSTSTORE, truststore));
        }
        return problems;
    }

    private static Optional<String> missing(String variable, @Nullable String value, KafkaAccess access) {
        return value == null
                ? Optional.of("%s is not set; %s=%s needs it".formatted(variable, PROTOCOL, access.protocol()))
                : Optional.empty();
    }

    private static boolean holdsCertificates(Path file) {
        try (var text = Files.newInputStream(file)) {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(text)
                    .isEmpty();
        } catch (IOException | CertificateException _) {
            return false;
        }
    }
}
