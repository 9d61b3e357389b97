package rollbook.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * The alert rules that Prometheus' operator is given are those of observability/prometheus. After a change of those, run the
 * test with {@code -Drollbook.approve=true}: it writes the copy anew.
 */
class PrometheusRuleTest {
    private static final String RULES = "observability/prometheus/rules.yml";
    private static final String HEAD = """
            # observability/prometheus/rules.yml for Prometheus' operator: written by PrometheusRuleTest, not by hand.
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata:
              name: rollbook
            spec:
            """;

    @Test
    void the_operator_has_the_rules_there_are() throws IOException {
        var rules = Project.text(RULES);
        var copy = HEAD + rules.substring(rules.indexOf("groups:")).indent(2);
        var file = Project.path("k8s/components/monitoring/rules.yaml");
        if (Boolean.getBoolean("rollbook.approve")) {
            Files.writeString(file, copy);
        }

        assertThat(file)
                .as("after a change of a rule run this test with -Drollbook.approve=true")
                .hasContent(copy);
    }

    @Test
    void an_overlay_with_the_component_has_them_too() {
        var rules = Node.documents(Project.text(RULES)).getFirst().items("groups");

        assertThat(rules).isNotEmpty();
        assertThat(ManifestsTest.render("prod-operators").stream()
                        .filter(each -> each.kind().equals("PrometheusRule")))
                .singleElement()
                .satisfies(rule -> assertThat(rule.items("spec", "groups")).isEqualTo(rules));
    }
}
