package rollbook.kit.testing.prometheus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The scrapes an expression is evaluated over: the last one, and for a rise the one at the window's beginning, however long
 * ago a test took that to be.
 */
public record Window(Scrape first, Scrape last) {

    /** Where nothing rose. */
    public static Window now(Scrape scrape) {
        return new Window(scrape, scrape);
    }

    /** How much counters rose from the first scrape to the last; a series that was not there then has no rise. */
    List<Sample> rise(List<Sample> before, List<Sample> after) {
        var was = new HashMap<Map<String, String>, Double>();
        before.forEach(sample -> was.put(sample.labels(), sample.value()));
        return after.stream()
                .filter(sample -> was.containsKey(sample.labels()))
                .map(sample -> sample.valued(rise(Objects.requireNonNull(was.get(sample.labels())), sample.value())))
                .toList();
    }

    /** A counter that fell was begun anew. */
    private static double rise(double before, double after) {
        return after < before ? after : after - before;
    }
}
