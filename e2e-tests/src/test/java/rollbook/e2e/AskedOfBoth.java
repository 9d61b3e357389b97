package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import rollbook.kit.testing.prometheus.Expression;
import rollbook.kit.testing.prometheus.Sample;
import rollbook.kit.testing.prometheus.Scrape;
import rollbook.kit.testing.prometheus.Window;

/**
 * The same question to Prometheus and to our evaluator, over the same samples: those that Prometheus had taken by one moment.
 * A rise is not the same number: Prometheus stretches what it saw to the ends of its window, at each by up to 1.1 times
 * the time between two scrapes, but not past where a counter would have been 0. So a share of two rises differs, too, while
 * one of them was begun within the window.
 */
final class AskedOfBoth {
    private static final String OURS = "{job=~\".+-service\"}";

    private final RealPrometheus prometheus;
    private final double at;
    private final Window window;

    private AskedOfBoth(RealPrometheus prometheus, double at) {
        this.prometheus = prometheus;
        this.at = at;
        var rising = RealPrometheus.elements(prometheus.query(OURS + "[5m]", at))
                .filter(series -> series.get("values").size() > 1)
                .map(series -> sample(series.get("metric"), series.get("values").get(0)))
                .toList();
        this.window = new Window(new Scrape(rising), new Scrape(samples(prometheus.query(OURS, at))));
    }

    /** Over what Prometheus has by now; comes back when nothing of before is still on its way. */
    static AskedOfBoth now(RealPrometheus prometheus) {
        var at = RealPrometheus.now();
        Patience.await("the next scrapes")
                .until(() -> !prometheus
                        .query("min(timestamp(up)) > " + at, RealPrometheus.now())
                        .isEmpty());
        return new AskedOfBoth(prometheus, at);
    }

    /** Both answer alike; what they answer. */
    List<Sample> alike(String text, Expression expression) {
        var theirs = byLabels(samples(prometheus.query(text, at)));
        var ours = byLabels(expression.in(window));
        assertThat(ours.keySet()).as(text).isEqualTo(theirs.keySet());
        theirs.forEach((labels, value) -> {
            var our = ours.getOrDefault(labels, Double.NaN);
            if (text.contains("increase") || text.contains("rate")) {
                assertRise(text, value, our);
            } else {
                assertThat(our).as("%s of %s", text, labels).isEqualTo(value);
            }
        });
        return List.copyOf(samples(prometheus.query(text, at)));
    }

    /** Whether it is one rise divided by another. */
    static boolean isShare(String text) {
        return text.contains("increase") && text.contains("/ sum");
    }

    private static void assertRise(String text, double theirs, double ours) {
        if (Double.isNaN(theirs) || text.contains("rate")) {
            assertThat(Double.isNaN(ours)).as(text).isEqualTo(Double.isNaN(theirs));
        } else if (isShare(text)) {
            assertThat(ours).as(text).isCloseTo(theirs, Offset.offset(0.2));
        } else {
            assertThat(theirs).as(text).isBetween(ours, ours * 3.2);
        }
    }

    private static Map<Map<String, String>, Double> byLabels(List<Sample> samples) {
        return samples.stream().collect(Collectors.toMap(Sample::labels, Sample::value));
    }

    private static List<Sample> samples(JsonNode vector) {
        return RealPrometheus.elements(vector)
                .map(series -> sample(series.get("metric"), series.get("value")))
                .toList();
    }

    private static Sample sample(JsonNode metric, JsonNode timeAndValue) {
        var labels = new TreeMap<String, String>();
        metric.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        var name = labels.remove("__name__");
        return new Sample(
                name == null ? "" : name, labels, number(timeAndValue.get(1).asText()));
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }
}
