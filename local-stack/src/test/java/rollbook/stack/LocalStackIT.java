package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.Topic;

/** The real parts under the services: started, used, hurt, started again over their data, and gone in the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class LocalStackIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final StackConfig config;
    private LocalStack stack;

    LocalStackIT(@TempDir Path folder) {
        config = StackConfig.forTests(StackTestKit.project(), folder.resolve("home"))
                .withServices(List.of())
                .withOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        stack = LocalStack.start(config);
    }

    @AfterAll
    void end() {
        stack.close();
    }

    @Test
    @Order(1)
    void dana_signs_in_and_her_token_says_what_the_services_read() {
        var claims = claims(stack.token("dana"));

        assertThat(claims.getString("iss")).isEqualTo(stack.baseUri() + "/auth/realms/rollbook");
        assertThat(claims.getValue("aud")).isEqualTo("rollbook-api");
        assertThat(claims.getString("email")).isEqualTo("dana@northfield.example");
        assertThat(claims.getBoolean("email_verified")).isTrue();
        assertThat(claims.getString("sub")).isNotBlank();
        assertThat(claims.getInteger("exp") - claims.getInteger("iat")).isEqualTo(300);
        assertThat(roles(claims)).doesNotContain("staff", "service", "app");
    }

    @Test
    @Order(1)
    void an_unverified_address_is_told_and_staff_have_their_role() {
        assertThat(claims(stack.token("una")).getBoolean("email_verified")).isFalse();
        assertThat(roles(claims(stack.token("staff")))).contains("staff");
        assertThatThrownBy(() -> stack.token("nobody"))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("Nobody called nobody can sign in");
    }

    @Test
    @Order(1)
    void the_services_own_client_gets_the_service_role_and_sees_the_inner_address() throws Exception {
        var inner = "http://127.0.0.1:%d/auth".formatted(stack.child("keycloak").port());
        var secret = Secrets.load(new StackHome(config.home())).get(Secrets.SERVICE_CLIENT);
        try (var http = new JsonHttp(inner)) {
            var known = http.get("/realms/rollbook/.well-known/openid-configuration")
                    .object();
            var form = Map.of(
                    "grant_type", "client_credentials", "client_id", "rollbook-service", "client_secret", secret);
            var token = http.form("/realms/rollbook/protocol/openid-connect/token", form)
                    .object();

            assertThat(known.getString("jwks_uri")).startsWith(inner);
            assertThat(known.getString("issuer")).startsWith(stack.baseUri().toString());
            assertThat(roles(claims(token.getString("access_token")))).containsExactly("service");
        }
    }

    @Test
    @Order(1)
    void the_realm_file_has_no_secret_and_nobody_in_it() throws Exception {
        var realm = Files.readString(StackTestKit.project().resolve("k8s/components/keycloak/rollbook-realm.json"));
        var users = new JsonObject(realm)
                .getJsonArray("users").stream().map(user -> ((JsonObject) user).getString("serviceAccountClientId"));

        assertThat(users).containsExactly("rollbook-service");
        assertThat(realm)
                .contains("\"secret\": \"${ROLLBOOK_SERVICE_CLIENT_SECRET}\"")
                .doesNotContain("credentials");
    }

    @Test
    @Order(1)
    void every_topic_of_the_catalogue_is_there_and_no_other_can_appear() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            var names = Arrays.stream(Topic.values()).map(Topic::wireName).toList();
            var topics = admin.describeTopics(names).allTopicNames().get();

            assertThat(topics.values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(Topic.PARTITIONS));
            assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "lz4", "zstd", "snappy", "gzip"})
    @Order(1)
    void the_broker_takes_messages_of_every_compression(String compression) throws Exception {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                stack.kafka(),
                "compression.type",
                compression,
                "delivery.timeout.ms",
                10_000,
                "request.timeout.ms",
                5_000,
                "linger.ms",
                0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var sent = producer.send(new ProducerRecord<>(Topic.INVITES.wireName(), "license", "x".repeat(10_000)));

            assertThat(sent.get(20, TimeUnit.SECONDS).hasOffset()).isTrue();
        }
    }

    @Test
    @Order(1)
    void a_role_owns_its_database_and_may_not_look_into_the_other() throws Exception {
        var own = stack.database("license");
        try (var connection = DriverManager.getConnection(own.url(), own.user(), own.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word text)");
            statement.execute("INSERT INTO kept VALUES ('still here')");
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(answer(own, "SHOW " + setting)).isEqualTo("on");
            }
        }
        var other = stack.database("enrollment").url();
        assertThatThrownBy(() -> DriverManager.getConnection(other, own.user(), own.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> DriverManager.getConnection(own.url(), own.user(), "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    @Order(1)
    void a_mail_reaches_nobody_but_the_folder() throws Exception {
        var ports = PropertiesFile.read(new StackHome(config.home()).ports());
        try (var client = StackTestKit.mailClient(Integer.parseInt(ports.getProperty("mail")))) {
            var mail = StackTestKit.mail("Hello");
            client.sendMessage(mail, mail.getAllRecipients());
        }

        assertThat(stack.mails()).extracting(ReceivedMail::subject).containsExactly("Hello");
    }

    @Test
    @Order(2)
    void a_second_run_in_the_same_folder_says_that_one_is_running() {
        assertThatThrownBy(() -> LocalStack.start(config))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("is running already")
                .hasMessageContaining(stack.baseUri().toString());
    }

    @Test
    @Order(3)
    void a_child_killed_with_9_is_reported_and_comes_back_with_its_data() throws Exception {
        for (var name : List.of("postgres", "kafka")) {
            var child = stack.child(name);
            var first = child.pid();

            child.kill9();
            child.awaitReady(SOON);

            assertThat(child.pid()).isNotEqualTo(first);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains(name + " ended unexpectedly (exit 137)");
        }
        assertThat(answer(stack.database("license"), "SELECT word FROM kept")).isEqualTo("still here");
    }

    @Test
    @Order(4)
    void ending_leaves_nothing_behind_and_the_next_start_has_the_data_and_the_people() throws Exception {
        var sub = claims(stack.token("dana")).getString("sub");
        var before = List.of("postgres", "kafka", "keycloak").stream()
                .map(name -> ProcessIdentity.of(stack.child(name).pid()).orElseThrow())
                .toList();

        stack.close();

        var home = new StackHome(config.home());
        assertThat(before).noneMatch(ProcessIdentity::alive);
        assertThat(new Leftovers(home, new Console(System.out)).marked()).isEmpty();
        assertThat(ChildRecord.all(home.run())).isEmpty();

        stack = LocalStack.start(config);

        assertThat(answer(stack.database("license"), "SELECT word FROM kept")).isEqualTo("still here");
        assertThat(claims(stack.token("dana")).getString("sub")).isEqualTo(sub);
        assertThat(stack.mails()).extracting(ReceivedMail::subject).containsExactly("Hello");
    }

    private static String answer(Database database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static JsonObject claims(String token) {
        var body = token.split("\\.", -1)[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8));
    }

    private static List<String> roles(JsonObject claims) {
        return claims.getJsonObject("realm_access").getJsonArray("roles").stream()
                .map(String.class::cast)
                .toList();
    }
}
