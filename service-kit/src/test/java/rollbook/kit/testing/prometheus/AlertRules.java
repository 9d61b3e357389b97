package rollbook.kit.testing.prometheus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The alert rules of this checkout. The file keeps to one line a field, in the order alert, expr, …, runbook. */
public final class AlertRules {
    private static final Pattern RULE = Pattern.compile(
            "- alert: (?<name>\\w+)\n +expr: (?<expr>[^\n]+)\n(?:(?! +- alert)[^\n]*\n)*? +runbook: (?<runbook>[^\n]+)\n");

    private AlertRules() {}

    /** All of them. */
    public static List<AlertRule> all() {
        return RULE.matcher(text())
                .results()
                .map(rule ->
                        new AlertRule(rule.group("name"), RuleParser.parse(rule.group("expr")), rule.group("runbook")))
                .toList();
    }

    /** The one of that name. */
    public static AlertRule named(String name) {
        return all().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no alert " + name));
    }

    /** An expression of the rules' grammar, which {@link RuleParser} says. */
    public static Expression parse(String expression) {
        return RuleParser.parse(expression);
    }

    /** The rules file as it stands. */
    public static String text() {
        return read("observability/prometheus/rules.yml");
    }

    /** A file of this checkout. */
    public static String read(String path) {
        try {
            return Files.readString(checkout().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path checkout() {
        var folder = Path.of("").toAbsolutePath();
        while (Files.notExists(folder.resolve("rollbook"))) {
            folder = Objects.requireNonNull(folder.getParent(), "a checkout above the working folder");
        }
        return folder;
    }
}
