package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbook.stack.LocalStack;

/** A real Prometheus, our rules, and real faults: alerts come, and go when it is mended. */
@ExtendWith(WholeStack.class)
@Order(3)
@EnabledIf(
        value = "rollbook.e2e.RealPrometheus#isHere",
        disabledReason = "no prometheus here: install it, or name its folder in ROLLBOOK_PROMETHEUS")
class PrometheusAlarmsIT {
    private final LocalStack stack;
    private final RealPrometheus prometheus;

    PrometheusAlarmsIT(LocalStack stack) throws IOException {
        this.stack = stack;
        this.prometheus = RealPrometheus.hasty(stack);
    }

    @BeforeEach
    void begin() {
        Patience.await("a scrape of all")
                .until(() -> !prometheus.query("count(up == 1) == 5").isEmpty());
    }

    @AfterEach
    void end() {
        prometheus.close();
    }

    @Test
    void a_service_that_ends_is_told_of_until_it_is_back() {
        var gone = stack.child("invite-service");
        gone.takeDown();
        try {
            awaitFires("RollbookScrapeDown invite-service");
        } finally {
            gone.bringBack();
        }
        awaitOver();
    }

    @Test
    void a_service_without_a_replica_to_be_found_is_told_of_until_there_is_one() throws IOException {
        prometheus.findOnly(WholeStack.SERVICES.stream()
                .filter(service -> !service.equals("invite-service"))
                .toList());
        awaitFires("RollbookServiceAbsent invite-service");

        prometheus.findOnly(WholeStack.SERVICES);
        awaitOver();
    }

    @Test
    void without_PostgreSQL_nothing_is_told_of_but_that() {
        var postgres = stack.child("postgres");
        postgres.takeDown();
        try {
            awaitFires(WholeStack.SERVICES.stream()
                    .map(service -> "RollbookDatabaseAway " + service)
                    .toArray(String[]::new));
        } finally {
            postgres.bringBack();
        }
        awaitOver();
    }

    @Test
    void deliveries_we_fail_at_are_told_of_until_they_are_taken_again() throws Exception {
        var reports = new AppReports(stack, new Api(stack));
        var deliveries = new Tables(stack, "enrollment");
        deliveries.execute("alter table webhook_delivery rename to webhook_delivery_gone");
        try {
            Patience.await("both").untilAsserted(() -> {
                assertThat(reports.answer(List.of("ann@failing.example")).statusCode())
                        .isEqualTo(500);
                assertThat(prometheus.firing())
                        .containsExactlyInAnyOrder(
                                "RollbookErrors enrollment-service", "RollbookWebhooksFail enrollment-service");
            });
        } finally {
            deliveries.execute("alter table webhook_delivery_gone rename to webhook_delivery");
        }
        awaitOver();
    }

    private void awaitFires(String... alerts) {
        Patience.await("exactly " + List.of(alerts))
                .untilAsserted(() -> assertThat(prometheus.firing()).containsExactlyInAnyOrder(alerts));
    }

    private void awaitOver() {
        awaitFires();
    }
}
