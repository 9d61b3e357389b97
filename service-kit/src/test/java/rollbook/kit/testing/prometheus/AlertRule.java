package rollbook.kit.testing.prometheus;

import java.util.List;
import rollbook.kit.testing.prometheus.Expression.Binary;
import rollbook.kit.testing.prometheus.Expression.Constant;

/**
 * One alert as it stands in the rules file.
 *
 * @param runbook where the file says its runbook entry is
 */
public record AlertRule(String name, Binary expression, String runbook) {

    /** The same with another number to compare with, for what would take long to come about. */
    public AlertRule withThreshold(double other) {
        return new AlertRule(
                name,
                new Binary(expression.left(), expression.operator(), expression.compares(), new Constant(other)),
                runbook);
    }

    /** What it is true of; nobody is told of it before it was so for as long as the rule says. */
    public List<Sample> fires(Window window) {
        return expression.in(window);
    }
}
