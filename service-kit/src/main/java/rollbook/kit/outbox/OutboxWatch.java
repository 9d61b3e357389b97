package rollbook.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import rollbook.kit.watch.Watch;
import rollbook.kit.watch.Watched;

/** What the outbox owes, of all replicas together. */
@ApplicationScoped
class OutboxWatch implements Watch {
    private static final Watched AGE = new Watched(
            "rollbook.outbox.age.seconds", "How long the oldest owed message has been waiting; 0 when none is owed");
    private static final Watched MESSAGES =
            new Watched("rollbook.outbox.messages", "Messages owed to Kafka; more than 100 000 are not counted");
    private static final Watched LED = new Watched(
            "rollbook.outbox.led", "1 while a relay, of this replica or another, sends what is owed, else 0");

    private final OwedMessages owed;

    OutboxWatch(OwedMessages owed) {
        this.owed = owed;
    }

    @Override
    public List<Watched> watched() {
        return List.of(AGE, MESSAGES, LED);
    }

    @Override
    public Map<Watched, Double> read() {
        var now = owed.measure();
        return Map.of(AGE, now.ageSeconds(), MESSAGES, (double) now.messages(), LED, now.led() ? 1.0 : 0.0);
    }
}
