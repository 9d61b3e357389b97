package rollbook.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kafka's clients are told, and what whoever set it is told before a start. */
class KafkaAccessTest {
    @TempDir
    Path folder;

    @Test
    void of_nothing_but_an_address_a_client_is_told_no_more() {
        var access = KafkaAccess.inTheClear("kafka:9092");

        assertThat(access.client(Map.of("acks", "all")))
                .containsOnly(
                        Map.entry("acks", "all"),
                        Map.entry("bootstrap.servers", "kafka:9092"),
                        Map.entry("security.protocol", "PLAINTEXT"));
        assertThat(access.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SCRAM-SHA-512, org.apache.kafka.common.security.scram.ScramLoginModule",
        "SCRAM-SHA-256, org.apache.kafka.common.security.scram.ScramLoginModule",
        "PLAIN,         org.apache.kafka.common.security.plain.PlainLoginModule"
    })
    void a_user_signs_in_by_the_mechanism_and_Kafka_reads_the_password_as_it_is(String mechanism, String module) {
        var password = "a \"b\"; \\c = required";
        var client = access("SASL_SSL", mechanism, "rollbook", password, "/etc/ca.crt")
                .client(Map.of());

        assertThat(client)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", mechanism)
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("ssl.truststore.location", "/etc/ca.crt");
        var jaas = Objects.requireNonNull(client.get("sasl.jaas.config"));
        var read = JaasContext.loadClientContext(Map.of("sasl.jaas.config", new Password(jaas.toString())));
        assertThat(read.configurationEntries()).singleElement().satisfies(entry -> {
            assertThat(entry.getLoginModuleName()).isEqualTo(module);
            assertThat(entry.getOptions().get("username")).isEqualTo("rollbook");
            assertThat(entry.getOptions().get("password")).isEqualTo(password);
        });
    }

    @Test
    void what_the_JVM_knows_vouches_where_no_file_does() {
        assertThat(access("SSL", "SCRAM-SHA-512", null, null, null).client(Map.of()))
                .containsOnlyKeys("bootstrap.servers", "security.protocol");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kafka              | PLAINTEXT | PLAIN  |   |   | kafka.bootstrap.servers (ROLLBOOK_KAFKA) cannot be "kafka"; it has to be host:port,host:port
            kafka:9092,        | PLAINTEXT | PLAIN  |   |   | kafka.bootstrap.servers (ROLLBOOK_KAFKA) cannot be "kafka:9092,"; it has to be host:port,host:port
            kafka:9092         | TLS       | PLAIN  |   |   | kafka.security.protocol (ROLLBOOK_KAFKA_SECURITY_PROTOCOL) cannot be "TLS"; it has to be PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL
            kafka:9092         | SASL_SSL  | GSSAPI | u | p | kafka.sasl.mechanism (ROLLBOOK_KAFKA_SASL_MECHANISM) cannot be "GSSAPI"; it has to be PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512
            kafka:9092         | SASL_SSL  | PLAIN  |   | p | ROLLBOOK_KAFKA_USER is not set; ROLLBOOK_KAFKA_SECURITY_PROTOCOL=SASL_SSL needs it
            kafka:9092         | SASL_SSL  | PLAIN  | u |   | ROLLBOOK_KAFKA_PASSWORD is not set; ROLLBOOK_KAFKA_SECURITY_PROTOCOL=SASL_SSL needs it
            kafka:9092         | SSL       | PLAIN  | u | p | ROLLBOOK_KAFKA_USER is set for nothing: with ROLLBOOK_KAFKA_SECURITY_PROTOCOL=SSL nobody signs in
            """)
    void what_bars_the_way_is_told_with_its_variable(
            String servers,
            String protocol,
            String mechanism,
            @Nullable String user,
            @Nullable String password,
            String problem) {
        assertThat(new KafkaAccess(servers, protocol, mechanism, user, password, null).problems())
                .containsExactly(problem);
    }

    @Test
    void a_file_that_vouches_for_nobody_is_told_and_so_is_one_nobody_reads() throws IOException {
        var empty = Files.createFile(folder.resolve("ca.crt")).toString();

        assertThat(access("SSL", "PLAIN", null, null, empty).problems())
                .containsExactly(
                        "kafka.ssl.truststore.location (ROLLBOOK_KAFKA_TRUSTSTORE) cannot be \"%s\"; it has to be a file of PEM certificates"
                                .formatted(empty));
        assertThat(access("SSL", "PLAIN", null, null, folder.resolve("none").toString())
                        .problems())
                .hasSize(1);
        assertThat(access("PLAINTEXT", "PLAIN", null, null, empty).problems())
                .containsExactly(
                        "ROLLBOOK_KAFKA_TRUSTSTORE is set for nothing: ROLLBOOK_KAFKA_SECURITY_PROTOCOL=PLAINTEXT encrypts nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"kafka-1:9092,kafka-2:9092", "a:1, b:2", "[::1]:9092", "SASL_SSL://kafka:9093"})
    void addresses_Kafkas_clients_take_are_no_problem(String servers) {
        assertThat(KafkaAccess.inTheClear(servers).problems()).isEmpty();
    }

    @Test
    void it_does_not_say_the_password() {
        assertThat(access("SASL_SSL", "PLAIN", "rollbook", "open sesame", null))
                .asString()
                .doesNotContain("sesame");
    }

    private static KafkaAccess access(
            String protocol,
            String mechanism,
            @Nullable String user,
            @Nullable String password,
            @Nullable String truststore) {
        return new KafkaAccess("kafka:9092", protocol, mechanism, user, password, truststore);
    }
}
