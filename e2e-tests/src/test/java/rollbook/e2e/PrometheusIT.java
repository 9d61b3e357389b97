package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.prometheus.AlertRules;
import rollbook.stack.LocalStack;

/** A real Prometheus asks the services, as observability/prometheus says: rules and dashboard are what we take them for. */
@ExtendWith(WholeStack.class)
@Order(2) // while the stack is new and well
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(
        value = "rollbook.e2e.RealPrometheus#isHere",
        disabledReason = "no prometheus here: install it, or name its folder in ROLLBOOK_PROMETHEUS")
class PrometheusIT {
    private static final Pattern COMPARED = Pattern.compile("(.+) (?:[<>]=?|==) \\S+");
    /** Empty as long as nothing failed. */
    private static final String FAILED = "status=~\"5..\"";
    /** The first questions after a start may take long. */
    private static final String SLOW = "CoverageSlow";

    private final LocalStack stack;
    private final Api api;
    private final RealPrometheus prometheus;

    PrometheusIT(LocalStack stack) throws IOException {
        this.stack = stack;
        this.api = new Api(stack);
        this.prometheus = RealPrometheus.start(stack);
    }

    @BeforeAll
    void load() throws Exception {
        work("one");
        await("min(count_over_time(http_server_requests_seconds_count{uri=~\"/api/licenses/coverage.*\"}[5m])) > 2");
        work("two");
        await("sum(increase(http_server_requests_seconds_count{uri=~\"/api/licenses/coverage.*\"}[5m])) > 0");
        await("min(count_over_time(up[5m])) > 5");
    }

    @AfterAll
    void end() {
        prometheus.close();
    }

    @Test
    void every_service_is_found_and_asked_as_the_sample_of_a_configuration_says() {
        Patience.await("all targets up")
                .untilAsserted(() -> assertThat(prometheus.targets()).allSatisfy(target -> {
                    assertThat(target.get("health").asText())
                            .as(target.toString())
                            .isEqualTo("up");
                    assertThat(target.get("lastError").asText()).isEmpty();
                }));
        assertThat(prometheus.targets())
                .extracting(target -> target.get("labels").get("job").asText())
                .containsExactlyInAnyOrderElementsOf(WholeStack.SERVICES);
    }

    @Test
    void every_rule_is_evaluated_and_none_is_true_of_a_stack_that_is_well() {
        assertThat(prometheus.rules())
                .extracting(PrometheusIT::name)
                .containsExactlyInAnyOrderElementsOf(
                        AlertRules.all().stream().map(rule -> rule.name()).toList());
        Patience.await("all rules evaluated, none true")
                .untilAsserted(() -> assertThat(prometheus.rules()).allSatisfy(rule -> {
                    assertThat(rule.get("health").asText()).as(rule.toString()).isEqualTo("ok");
                    assertThat(rule.has("lastError")).isFalse();
                    assertThat(rule.get("lastEvaluation").asText()).doesNotStartWith("0001"); // never
                    assertThat(rule.get("state").asText())
                            .as(rule.toString())
                            .isIn(name(rule).endsWith(SLOW) ? List.of("inactive", "pending") : List.of("inactive"));
                }));
    }

    @Test
    void every_rule_comes_to_what_our_evaluator_says() {
        var both = AskedOfBoth.now(prometheus);

        assertThat(prometheus.rules()).allSatisfy(rule -> {
            var text = rule.get("query").asText();
            var ours = AlertRules.named(name(rule)).expression();
            var compared = COMPARED.matcher(text);
            assertThat(compared.matches()).as(text).isTrue();
            var left = both.alike(compared.group(1), ours.left());
            if (!AskedOfBoth.isShare(text)) {
                both.alike(text, ours);
            }
            if (!text.contains("absent") && !text.contains(FAILED)) {
                assertThat(left).as(text).isNotEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up == 1",
                "up{job=\"license-service\"} >= 1",
                "rollbook_topic_lag{topic!=\"rollbook.enrollment.live\",job!~\"invite-.*\"} >= 0",
                "count by (job, topic) (rollbook_topic_lag) <= 12",
                "sum by (job) (jvm_memory_used_bytes{area=\"heap\"}) / 1024 * 2 + 1 - 1 > 1",
                "sum by (job) (rate(http_server_requests_seconds_count[5m])) > 0",
                "min by (consumer) (rollbook_consumer_offsets_lost_age_seconds) > 900",
                "(absent(up{job=\"a\"}) or absent(up{job=\"license-service\"}) or absent(nothing{job=\"a\"})) > 0",
                "(up{job=\"license-service\"} or rollbook_kafka_up or up) > 0"
            })
    void every_form_of_our_evaluator_means_what_it_means_to_Prometheus(String expression) {
        assertThat(AskedOfBoth.now(prometheus).alike(expression, AlertRules.parse(expression)))
                .isNotEmpty();
    }

    @Test
    void every_panel_of_the_dashboard_shows_something() throws IOException {
        var expressions = expressions();

        assertThat(expressions).hasSizeGreaterThan(30);
        assertThat(expressions).allSatisfy(expression -> {
            var answer = prometheus.query(expression);
            if (!expression.contains(FAILED)) {
                assertThat(answer).as(expression).isNotEmpty();
            }
        });
    }

    /** Something of everything the dashboard shows. */
    private void work(String round) throws Exception {
        var license = api.create("Watched " + round, "SCHOOL");
        api.addAndWait("dana", license, "ann@%s.example, bob@%s.example".formatted(round, round));
        new AppReports(stack, api).registered(List.of("cat@" + round + ".example"));
        api.anybody().body("{}").post("/webhooks/app").then().statusCode(401); // unsigned
        api.as("app")
                .body(Map.of("emails", List.of("ann@" + round + ".example")))
                .post("/api/licenses/coverage")
                .then()
                .statusCode(200);
    }

    private void await(String condition) {
        Patience.await(condition).until(() -> !prometheus.query(condition).isEmpty());
    }

    private static String name(JsonNode rule) {
        return rule.get("name").asText();
    }

    private static List<String> expressions() throws IOException {
        return new ObjectMapper()
                .readTree(AlertRules.read("observability/grafana/rollbook.json"))
                .findValuesAsText("expr");
    }
}
