package rollbook.bench;

import java.util.Arrays;

/** Durations of one thing done many times, in nanoseconds. */
final class Samples {
    private final String what;
    private final long[] sorted;

    private Samples(String what, long[] sorted) {
        this.what = what;
        this.sorted = sorted;
    }

    static Samples of(String what, long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Samples(what, sorted);
    }

    /** The duration that so many of a hundred do not exceed, in milliseconds. */
    double percentile(int percent) {
        var index = (int) Math.ceil(percent / 100.0 * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }

    @Override
    public String toString() {
        return "%-66s p50 %7.2f ms   p99 %7.2f ms   (%d times)"
                .formatted(what, percentile(50), percentile(99), sorted.length);
    }
}
