package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.stack.LocalStack;

/** What Kubernetes and Prometheus are told on a service's own port, in good times and bad. */
@ExtendWith(WholeStack.class)
@Order(3)
class MetricsAndHealthIT {
    private static final List<String> SERVICES = List.of(
            "license-service", "enrollment-service", "invite-service", "ou-sync-service", "lms-webhook-service");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final LocalStack stack;
    private final Api api;

    MetricsAndHealthIT(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(stack);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "license-service",
                "enrollment-service",
                "invite-service",
                "ou-sync-service",
                "lms-webhook-service"
            })
    void a_service_tells_how_far_behind_it_is_before_anything_went_wrong(String service) {
        var metrics = api.inside(service).get("/q/metrics").asString();

        assertThat(metrics.lines().filter(line -> line.startsWith("rollbook_")))
                .anyMatch(line -> line.startsWith("rollbook_outbox_age_seconds"))
                .anyMatch(line -> line.startsWith("rollbook_consumer_lag{"))
                .anyMatch(line -> line.startsWith("rollbook_dead_letters_total{"));
    }

    @Test
    void without_PostgreSQL_a_service_is_alive_but_not_ready() {
        var postgres = stack.child("postgres");
        postgres.takeDown();
        try {
            SERVICES.forEach(service -> awaitHealth(service, "ready", 503));
            SERVICES.forEach(service -> assertThat(health(service, "live")).isEqualTo(200));
        } finally {
            postgres.bringBack();
        }
        postgres.awaitReady(SOON);
        SERVICES.forEach(service -> awaitHealth(service, "ready", 200));
    }

    @Test
    void without_Kafka_a_service_is_ready_and_what_it_accepts_arrives_later() {
        var license = api.create("Without Kafka", "SCHOOL");
        var kafka = stack.child("kafka");
        kafka.takeDown();
        String batch;
        try {
            var accepted = api.add("dana", license, "ann@northfield.example, bob@northfield.example");
            assertThat(accepted.statusCode()).isEqualTo(202);
            batch = accepted.path("batchId");
            Awaitility.await()
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> SERVICES.forEach(service -> {
                        assertThat(health(service, "ready")).isEqualTo(200);
                        assertThat(health(service, "live")).isEqualTo(200);
                    }));
            assertThat(api.as("dana").get("/api/enrollments/batches/" + batch).<String>path("state"))
                    .isEqualTo("PROCESSING");
        } finally {
            kafka.bringBack();
        }
        kafka.awaitReady(SOON);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(api.members("dana", license))
                        .extracting(member -> member.get("status"))
                        .containsExactly("MEMBER", "MEMBER"));
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(api.as("dana")
                                .get("/api/enrollments/batches/" + batch)
                                .<String>path("state"))
                        .isEqualTo("DONE"));
    }

    private void awaitHealth(String service, String kind, int status) {
        Awaitility.await(service + " " + kind + " " + status).atMost(SOON).until(() -> health(service, kind) == status);
    }

    private int health(String service, String kind) {
        return api.inside(service).get("/q/health/" + kind).statusCode();
    }
}
