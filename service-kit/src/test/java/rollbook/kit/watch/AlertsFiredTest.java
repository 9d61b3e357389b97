package rollbook.kit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.ProjectSources;
import rollbook.kit.testing.prometheus.AlertRule;
import rollbook.kit.testing.prometheus.AlertRules;

/** No alert is forgotten: each is fired by a fault, and mended, in some integration test of some module. */
class AlertsFiredTest {
    private static final Pattern NAMED = Pattern.compile("\\bRollbook[A-Z][A-Za-z]+\\b");

    @Test
    void every_alert_of_the_rules_is_named_by_an_integration_test_and_no_other() {
        var fired = ProjectSources.in("src/test/java").stream()
                .filter(file -> file.toString().endsWith("IT.java"))
                .map(ProjectSources::read)
                .flatMap(code -> NAMED.matcher(code).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        assertThat(fired)
                .containsExactlyInAnyOrderElementsOf(
                        AlertRules.all().stream().map(AlertRule::name).toList());
    }
}
