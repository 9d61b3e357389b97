package rollbook.kit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.testing.ProjectSources;
import rollbook.kit.testing.prometheus.AlertRule;
import rollbook.kit.testing.prometheus.AlertRules;
import rollbook.kit.testing.prometheus.Scrape;
import rollbook.kit.testing.prometheus.Window;

/** Rules, runbook, dashboard and code name the same things, and the rules are what our evaluator takes them for. */
class AlertRulesTest {
    private static final Pattern METRIC = Pattern.compile("\\b(?:rollbook|http|jvm|process)_[a-z_]+");
    private static final Pattern OURS = Pattern.compile(
            "(?<counter>ounter\\(\\s*|Counter\\.builder\\(\\s*)?(?<!name = )\"(?<name>rollbook\\.[a-z.]+)\"");
    private static final List<String> SERVICES = List.of(
            "license-service", "enrollment-service", "invite-service", "ou-sync-service", "lms-webhook-service");
    /** What Quarkus and Micrometer show by themselves; MetricsAndHealthIT finds them in a real scrape. */
    private static final Set<String> GIVEN = Set.of(
            "up",
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "http_server_requests_seconds_bucket",
            "jvm_memory_used_bytes",
            "jvm_threads_live_threads",
            "process_cpu_usage");

    @Test
    void the_file_is_read_as_YAML_means_it() throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory()).readTree(AlertRules.text());
        var rules = elements(yaml.get("groups"))
                .flatMap(group -> elements(group.get("rules")))
                .toList();

        assertThat(AlertRules.all())
                .extracting(AlertRule::name)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        rules.stream().map(rule -> rule.get("alert").asText()).toList());
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.get("labels").get("severity").asText()).isIn("page", "ticket");
            assertThat(rule.get("for").asText()).matches("\\d+[mh]");
            assertThat(rule.get("annotations").get("summary").asText()).isNotBlank();
        });
    }

    @Test
    void every_alert_has_its_entry_in_the_runbook_and_every_entry_its_alert() {
        var alerts = AlertRules.all().stream().map(AlertRule::name).toList();

        assertThat(AlertRules.read("docs/operations.md")
                        .lines()
                        .filter(line -> line.startsWith("### Rollbook"))
                        .map(line -> line.substring(4)))
                .containsExactlyElementsOf(alerts);
        assertThat(AlertRules.all())
                .allSatisfy(rule -> assertThat(rule.runbook())
                        .isEqualTo("docs/operations.md#" + rule.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void every_entry_says_what_it_means_what_to_look_at_and_what_to_do() {
        var entries = AlertRules.read("docs/operations.md").split("\n### Rollbook", -1);

        assertThat(entries).hasSizeGreaterThan(20);
        assertThat(Stream.of(entries).skip(1).map(entry -> entry.split("\n## ", -1)[0]))
                .allSatisfy(entry -> assertThat(entry).contains("*Means.*", "*Look at.*", "*Do.*"));
    }

    @Test
    void every_metric_of_rules_and_dashboard_is_one_a_service_shows() {
        var shown = shown();

        assertThat(AlertRules.all().stream().flatMap(rule -> rule.expression().metrics()))
                .isSubsetOf(shown);
        assertThat(named("observability/grafana/rollbook.json")).isSubsetOf(shown);
        assertThat(named("docs/operations.md")).isSubsetOf(shown);
    }

    @Test
    void every_metric_of_ours_is_in_the_list_of_the_operations_page() {
        assertThat(named("docs/operations.md")).containsAll(ours());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a > b",
                "sum(a) > 1",
                "a",
                "a > 1 2",
                "rate(a) > 1",
                "a{b=\"c\" > 1",
                "a and b > 1",
                "a or b > 1",
                "absent(a + b) > 0",
                "> 1"
            })
    void what_is_not_of_the_grammar_is_refused(String expression) {
        assertThatThrownBy(() -> AlertRules.parse(expression)).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
        max by (job) (a) > 6                                      ; 1
        max by (job) (a) > 7                                      ; 0
        min by (job) (a) < 3                                      ; 1
        a > 2                                                     ; 1
        a{kind="x"} >= 2                                          ; 1
        a{kind!="x"} == 7                                         ; 1
        a{kind=~"x|y"} > 1                                        ; 2
        a{kind!~"x|y"} > 1                                        ; 0
        sum by (job) (a) - 2 * 4 > 0.9                            ; 1
        1 - sum by (job) (b) / sum by (job) (a) > 0.5             ; 1
        sum by (job) (increase(c[5m])) > 4                        ; 1
        sum by (job) (increase(c[5m])) > 5                        ; 0
        sum by (job) (rate(c[5m])) > 0.01                         ; 1
        sum by (job) (increase(d[5m])) > 0                        ; 0
        max by (job) (nothing) > 0                                ; 0
        none > 0                                                  ; 0
        none < 1                                                  ; 0
        count by (job) (a) == 2                                   ; 1
        min by (job) (up) < 1                                     ; 0
        absent(nothing) > 0                                       ; 1
        absent(a{kind="z"}) == 1                                  ; 1
        absent(a{kind="x"}) > 0                                   ; 0
        (a{kind="x"} or a or b) > 1                               ; 3
        (absent(up{job="j"}) or absent(up{job="k"})) > 0          ; 1
        """)
    void an_expression_means_what_Prometheus_takes_it_for(String expression, int samples) {
        var before = Scrape.of("j", "c 1\nd 3\n");
        var now = Scrape.of("j", "# HELP a\na{kind=\"x\",} 2.0\na{kind=\"y\"} 7\nb 3\nc 6\nd 3\nnone NaN\n");

        assertThat(AlertRules.parse(expression).in(new Window(before, now))).hasSize(samples);
    }

    @Test
    void a_service_that_does_not_answer_is_noticed() {
        var rule = AlertRules.named("RollbookScrapeDown");

        assertThat(rule.fires(Window.now(Scrape.of("license-service", "")))).isEmpty();
        assertThat(rule.fires(Window.now(Scrape.of("license-service", "").and(Scrape.failed("license-service")))))
                .hasSize(1);
    }

    @Test
    void a_service_that_nobody_looks_at_is_noticed_by_its_name() {
        var all = SERVICES.stream().map(job -> Scrape.of(job, "")).reduce(new Scrape(List.of()), Scrape::and);
        var rule = AlertRules.named("RollbookServiceAbsent");

        assertThat(rule.fires(Window.now(all))).isEmpty();
        assertThat(rule.fires(Window.now(Scrape.of("license-service", "").and(Scrape.failed("invite-service")))))
                .extracting(sample -> sample.labels().get("job"))
                .containsExactlyInAnyOrder("enrollment-service", "ou-sync-service", "lms-webhook-service");
    }

    @Test
    void the_service_of_somebody_else_is_none_of_ours() {
        assertThat(AlertRules.named("RollbookScrapeDown").fires(Window.now(Scrape.failed("another-service"))))
                .isEmpty();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Set<String> named(String path) {
        return METRIC.matcher(AlertRules.read(path))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    private static Set<String> shown() {
        var all = new TreeSet<>(ours());
        all.addAll(GIVEN);
        return all;
    }

    /** The names under which Prometheus sees what the services' code counts and watches. */
    private static Set<String> ours() {
        return ProjectSources.in("src/main/java").stream()
                .map(ProjectSources::read)
                .filter(code -> code.contains("MeterRegistry") || code.contains("new Watched("))
                .flatMap(code -> OURS.matcher(code).results())
                .map(found -> found.group("name").replace('.', '_') + (found.group("counter") == null ? "" : "_total"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
