package rollbook.kit.testing.prometheus;

import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import java.util.List;
import rollbook.kit.testing.Patience;
import rollbook.kit.watch.Watches;

/**
 * One alert, watched over what the service under test really shows. Nobody waits for a timer: the numbers are read anew
 * before each look.
 */
public final class Alarm {
    private static final String JOB = "the-service";

    private final AlertRule rule;
    private final Scrape first;

    private Alarm(AlertRule rule, Scrape first) {
        this.rule = rule;
        this.first = first;
    }

    /** The alert of that name; what counters rise counts from now on. */
    public static Alarm of(String alert) {
        return new Alarm(AlertRules.named(alert), scrape());
    }

    /** The same with another number, where the rule's own takes long to reach. */
    public Alarm at(double threshold) {
        return new Alarm(rule.withThreshold(threshold), first);
    }

    /** What it is true of now. */
    public List<Sample> now() {
        return rule.fires(new Window(first, scrape()));
    }

    /** Waits until it is true. */
    public void awaitFires() {
        Patience.await(rule.name() + " fires").until(() -> !now().isEmpty());
    }

    /** Waits until it is not, or no longer, true; a rise counts from then on. */
    public Alarm awaitClear() {
        Patience.await(rule.name() + " is over").until(() -> now().isEmpty());
        return new Alarm(rule, scrape());
    }

    /** What the service shows now. */
    public static Scrape scrape() {
        Arc.container().instance(Watches.class).get().look();
        return Scrape.of(JOB, RestAssured.get("/q/metrics").asString());
    }
}
