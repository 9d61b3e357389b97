package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.prometheus.AlertRule;
import rollbook.kit.testing.prometheus.AlertRules;
import rollbook.kit.testing.prometheus.Scrape;
import rollbook.kit.testing.prometheus.Window;
import rollbook.stack.LocalStack;

/** What Kubernetes and Prometheus are told on a service's own port, in good times and bad. */
@ExtendWith(WholeStack.class)
@Order(3)
class MetricsAndHealthIT {
    private static final Pattern METRIC = Pattern.compile("\\b(?:rollbook|http|jvm|process)_[a-z_]+");

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
                .anyMatch(line -> line.startsWith("rollbook_topic_lag{"))
                .anyMatch(line -> line.startsWith("rollbook_dead_letters_total{"));
    }

    @Test
    void every_metric_of_the_alerts_and_the_dashboard_is_shown_after_a_round_of_load() throws Exception {
        var license = api.create("Seen", "SCHOOL");
        api.addAndWait("dana", license, "ann@seen.example, bob@seen.example");
        new AppReports(stack, api).registered(List.of("cat@seen.example"));
        api.anybody().body("{}").post("/webhooks/app").then().statusCode(401); // unsigned
        api.as("app")
                .body(Map.of("emails", List.of("ann@seen.example")))
                .post("/api/licenses/coverage")
                .then()
                .statusCode(200);
        var named = Stream.concat(
                        AlertRules.all().stream()
                                .flatMap(rule -> rule.expression().metrics()),
                        METRIC.matcher(AlertRules.read("observability/grafana/rollbook.json"))
                                .results()
                                .map(MatchResult::group))
                .collect(Collectors.toSet());

        Patience.await("every metric")
                .untilAsserted(() -> assertThat(scrapeAll().names()).containsAll(named));
        assertThat(named).hasSizeGreaterThan(30);
    }

    @Test
    void without_PostgreSQL_a_service_is_alive_but_not_ready() {
        var postgres = stack.child("postgres");
        postgres.takeDown();
        try {
            WholeStack.SERVICES.forEach(service -> awaitHealth(service, "ready", 503));
            WholeStack.SERVICES.forEach(
                    service -> assertThat(health(service, "live")).isEqualTo(200));
            awaitAlert("RollbookDatabaseAway", WholeStack.SERVICES.size());
        } finally {
            postgres.bringBack();
        }
        postgres.awaitReady(Patience.LIMIT);
        awaitAlert("RollbookDatabaseAway", 0);
        WholeStack.SERVICES.forEach(service -> awaitHealth(service, "ready", 200));
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
                    .untilAsserted(() -> WholeStack.SERVICES.forEach(service -> {
                        assertThat(health(service, "ready")).isEqualTo(200);
                        assertThat(health(service, "live")).isEqualTo(200);
                    }));
            assertThat(api.as("dana").get("/api/enrollments/batches/" + batch).<String>path("state"))
                    .isEqualTo("PROCESSING");
            awaitAlert("RollbookKafkaAway", WholeStack.SERVICES.size());
            awaitAlert(AlertRules.named("RollbookOutboxOld").withThreshold(5), "enrollment-service"::equals, 1);
        } finally {
            kafka.bringBack();
        }
        kafka.awaitReady(Patience.LIMIT);
        awaitAlert("RollbookKafkaAway", 0);
        awaitAlert(AlertRules.named("RollbookOutboxOld").withThreshold(5), "enrollment-service"::equals, 0);
        Patience.await("the members")
                .untilAsserted(() -> assertThat(api.members("dana", license))
                        .extracting(member -> member.get("status"))
                        .containsExactly("MEMBER", "MEMBER"));
        Patience.await("the end of the batch")
                .untilAsserted(() -> assertThat(api.as("dana")
                                .get("/api/enrollments/batches/" + batch)
                                .<String>path("state"))
                        .isEqualTo("DONE"));
    }

    @Test
    void a_service_that_is_gone_does_not_answer_Prometheus() {
        var gone = stack.child("invite-service");
        gone.takeDown();
        try {
            awaitAlert("RollbookScrapeDown", 1);
            // as where a cluster has no replica left: then there is nobody to ask
            assertThat(AlertRules.named("RollbookServiceAbsent").fires(Window.now(scrapeThoseThere())))
                    .extracting(of -> of.labels().get("job"))
                    .containsExactly("invite-service");
        } finally {
            gone.bringBack();
        }
        gone.awaitReady(Patience.LIMIT);
        awaitAlert("RollbookScrapeDown", 0);
        awaitAlert("RollbookServiceAbsent", 0);
    }

    private void awaitAlert(String alert, int jobs) {
        awaitAlert(AlertRules.named(alert), _ -> true, jobs);
    }

    /** Waits until an alert is true of so many of those services, by what they show. */
    private void awaitAlert(AlertRule rule, Predicate<String> services, int jobs) {
        Patience.await(rule.name())
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(rule.fires(Window.now(scrapeAll())))
                        .extracting(of -> of.labels().get("job"))
                        .filteredOn(services)
                        .hasSize(jobs));
    }

    private Scrape scrapeAll() {
        return WholeStack.SERVICES.stream().map(this::scrape).reduce(new Scrape(List.of()), Scrape::and);
    }

    private Scrape scrapeThoseThere() {
        return WholeStack.SERVICES.stream()
                .map(this::scrape)
                .filter(scrape -> scrape.samples().getFirst().value() == 1) // up
                .reduce(new Scrape(List.of()), Scrape::and);
    }

    private Scrape scrape(String service) {
        try {
            return Scrape.of(service, api.inside(service).get("/q/metrics").asString());
        } catch (Exception e) { // rest-assured throws checked ones undeclared
            assertThat(e).isInstanceOf(IOException.class);
            return Scrape.failed(service);
        }
    }

    private void awaitHealth(String service, String kind, int status) {
        Patience.await(service + " " + kind + " " + status).until(() -> health(service, kind) == status);
    }

    private int health(String service, String kind) {
        return api.inside(service).get("/q/health/" + kind).statusCode();
    }
}
