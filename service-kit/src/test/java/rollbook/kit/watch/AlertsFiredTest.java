package rollbook.kit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.prometheus.AlertRule;
import rollbook.kit.testing.prometheus.AlertRules;

/** No alert is forgotten: each is fired by a fault, and mended, in some integration test of some module. */
class AlertsFiredTest {
    private static final Pattern NAMED = Pattern.compile("\\bRollbook[A-Z][A-Za-z]+\\b");

    @Test
    void every_alert_of_the_rules_is_named_by_an_integration_test_and_no_other() throws IOException {
        var fired = new TreeSet<String>();
        try (var files = Files.walk(Path.of(".."), 12)) {
            for (var file : files.filter(AlertsFiredTest::firesAlerts).toList()) {
                named(file).forEach(fired::add);
            }
        }

        assertThat(fired)
                .containsExactlyInAnyOrderElementsOf(
                        AlertRules.all().stream().map(AlertRule::name).toList());
    }

    private static boolean firesAlerts(Path file) {
        return file.toString().matches("\\.\\./[a-z0-9-]+/src/test/java/.*IT\\.java");
    }

    private static Stream<String> named(Path file) throws IOException {
        return NAMED.matcher(Files.readString(file)).results().map(MatchResult::group);
    }
}
