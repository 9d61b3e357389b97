package rollbook.kit.kafka;

import static org.apache.kafka.clients.CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.SECURITY_PROTOCOL_CONFIG;
import static org.apache.kafka.common.config.SaslConfigs.SASL_JAAS_CONFIG;
import static org.apache.kafka.common.config.SaslConfigs.SASL_MECHANISM;
import static org.apache.kafka.common.config.SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG;
import static org.apache.kafka.common.config.SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * How each client of a service reaches Kafka: where it is, whether the connection is encrypted, and as whom it signs in. What
 * is wrong with it by itself {@link #problems} says before a start; what Kafka has against it shows in the log.
 *
 * @param servers {@code host:port,host:port}
 * @param protocol Kafka's word for the connection: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL
 * @param mechanism how a user is proven, where the protocol has one: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512
 * @param truststore a file of PEM certificates, one of which vouches for the brokers; none: those the JVM knows
 */
public record KafkaAccess(
        String servers,
        String protocol,
        String mechanism,
        @Nullable String user,
        @Nullable String password,
        @Nullable String truststore) {
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

    /** What a service's settings say. */
    public static KafkaAccess of(Config config) {
        return new KafkaAccess(
                text(config, "kafka.bootstrap.servers").orElse(""),
                text(config, "kafka.security.protocol").orElse(""),
                text(config, "kafka.sasl.mechanism").orElse(""),
                text(config, "rollbook.kafka.user").orElse(null),
                text(config, "rollbook.kafka.password").orElse(null),
                text(config, "kafka.ssl.truststore.location").orElse(null));
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class);
    }

    /** A broker that lets in everybody, unencrypted. */
    public static KafkaAccess inTheClear(String servers) {
        return new KafkaAccess(servers, "PLAINTEXT", "PLAIN", null, null, null);
    }

    /** What a client is told of it, and {@code more}. */
    public Map<String, Object> client(Map<String, ?> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put(BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(SECURITY_PROTOCOL_CONFIG, protocol);
        if (signsIn()) {
            settings.put(SASL_MECHANISM, mechanism);
            settings.put(
                    SASL_JAAS_CONFIG,
                    "%s required username=%s password=%s;"
                            .formatted(mechanism.equals("PLAIN") ? PLAIN : SCRAM, quoted(user), quoted(password)));
        }
        if (isEncrypted() && truststore != null) {
            settings.put(SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            settings.put(SSL_TRUSTSTORE_LOCATION_CONFIG, truststore);
        }
        return settings;
    }

    /** What is wrong with it, each a sentence that names the variable; none where it may do. */
    public List<String> problems() {
        return KafkaAccessProblems.of(this);
    }

    boolean signsIn() {
        return protocol.startsWith("SASL_");
    }

    boolean isEncrypted() {
        return protocol.endsWith("SSL");
    }

    /** As Kafka reads what stands between quotes. */
    private static String quoted(@Nullable String text) {
        return '"' + (text == null ? "" : text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "KafkaAccess[" + servers + ", " + protocol + "]";
    }
}
