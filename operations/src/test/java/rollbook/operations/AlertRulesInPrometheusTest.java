package rollbook.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alert rules in Prometheus' own engine: each fires when it is due, not before, and is over when its fault is. */
class AlertRulesInPrometheusTest {
    private static final String FOLDER = "observability/prometheus/";

    /** Where it is not on the PATH, ROLLBOOK_PROMETHEUS names its folder. */
    private static final String PROMTOOL = Path.of(System.getenv().getOrDefault("ROLLBOOK_PROMETHEUS", ""))
            .resolve("promtool")
            .toString();

    @ParameterizedTest
    @ValueSource(strings = {"check rules rules.yml", "check config prometheus.yml", "test rules rules.test.yml"})
    void Prometheus_has_nothing_to_say_against(String question) throws Exception {
        assumeTrue(Project.has(PROMTOOL, "--version"), "no promtool here: install prometheus, or name its folder");
        var words = question.split(" ", -1);

        var said = Project.run(Map.of(), PROMTOOL, words[0], words[1], FOLDER + words[2]);

        assertThat(said).contains("SUCCESS").doesNotContainIgnoringCase("fail").doesNotContainIgnoringCase("warn");
    }

    @Test
    void every_rule_has_its_case_which_asks_a_minute_before_it_is_due_then_and_after_the_fault() {
        var cases = read("rules.test.yml").items("tests").stream()
                .filter(each -> each.text("name").startsWith("Rollbook"))
                .toList();

        assertThat(cases)
                .extracting(each -> each.text("name"))
                .containsExactlyElementsOf(read("rules.yml").items("groups").stream()
                        .flatMap(group -> group.items("rules").stream())
                        .map(rule -> rule.text("alert"))
                        .toList());
        assertThat(cases).allSatisfy(AlertRulesInPrometheusTest::asksThrice);
    }

    @Test
    void the_sample_of_a_configuration_asks_every_service_by_its_name_and_no_other() {
        var jobs = read("prometheus.yml").items("scrape_configs");

        assertThat(jobs).extracting(job -> job.text("job_name")).containsExactlyElementsOf(Project.SERVICES);
        assertThat(jobs)
                .allSatisfy(
                        job -> assertThat(job.items("static_configs").getFirst().items("targets"))
                                .singleElement()
                                .extracting(Node::text)
                                .isEqualTo(job.text("job_name") + ":8080"));
    }

    private static void asksThrice(Node each) {
        var asked = each.items("alert_rule_test");

        assertThat(asked).extracting(question -> question.text("alertname")).containsOnly(each.text("name"));
        assertThat(asked)
                .extracting(question -> question.items("exp_alerts").size())
                .containsExactly(0, 1, 0);
        assertThat(time(asked.get(1)).minus(time(asked.get(0)))).isEqualTo(Duration.ofMinutes(1));
        assertThat(time(asked.get(2))).isGreaterThan(time(asked.get(1)));
    }

    private static Duration time(Node question) {
        return Duration.parse("PT" + question.text("eval_time").toUpperCase(Locale.ROOT));
    }

    private static Node read(String file) {
        return Node.documents(Project.text(FOLDER + file)).getFirst();
    }
}
