package rollbook.kit.testing.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What services showed at {@code /q/metrics} at one moment, each sample with the {@code job} it was scraped of. */
public record Scrape(List<Sample> samples) {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? ([^ {}]+)(?: .*)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    public Scrape {
        samples = List.copyOf(samples);
    }

    /**
     * Reads one service's answer, and adds what Prometheus itself says of the scrape.
     *
     * @param job the service's name
     * @param text in Prometheus' text format
     */
    public static Scrape of(String job, String text) {
        var samples = new ArrayList<Sample>();
        samples.add(new Sample("up", Map.of("job", job), 1));
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Scrape::sample)
                .forEach(sample -> samples.add(sample.with("job", job)));
        return new Scrape(samples);
    }

    /** A scrape nobody answered. */
    public static Scrape failed(String job) {
        return new Scrape(List.of(new Sample("up", Map.of("job", job), 0)));
    }

    /** That and another service's. */
    public Scrape and(Scrape other) {
        var all = new ArrayList<>(samples);
        all.addAll(other.samples);
        return new Scrape(all);
    }

    /** The names of all series. */
    public Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toSet());
    }

    private static Sample sample(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no sample: " + line);
        }
        var labels = new TreeMap<String, String>();
        if (parts.group(2) != null) {
            LABEL.matcher(parts.group(2)).results().forEach(label -> labels.put(label.group(1), unescaped(label)));
        }
        return new Sample(parts.group(1), labels, number(parts.group(3)));
    }

    private static String unescaped(MatchResult label) {
        return label.group(2).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
