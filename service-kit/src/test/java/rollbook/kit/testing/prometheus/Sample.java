package rollbook.kit.testing.prometheus;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** One value of one series. */
public record Sample(String name, Map<String, String> labels, double value) {
    public Sample {
        labels = Map.copyOf(labels);
    }

    /** What became of it in an expression: it has no name then. */
    Sample valued(double other) {
        return new Sample("", labels, other);
    }

    Sample with(String label, String text) {
        var more = new TreeMap<>(labels);
        more.put(label, text);
        return new Sample(name, more, value);
    }

    /** Only those of its labels; the group it is in. */
    Map<String, String> only(Collection<String> wanted) {
        var some = new TreeMap<>(labels);
        some.keySet().retainAll(wanted);
        return some;
    }
}
