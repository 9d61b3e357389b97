package rollbook.licenses;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import rollbook.events.LicenseAlerted;
import rollbook.events.MembershipChanged;
import rollbook.events.Topic;
import rollbook.kit.consumer.Delivery;
import rollbook.kit.consumer.EventConsumer;
import rollbook.kit.replica.StreamPositions;

/**
 * Hears what license-service decided. Its verdicts are numbered per license; where one does not follow on the last one
 * known here, the missing ones are read from its ledger first (DESIGN §3). Its alerts, which have no number, are passed on.
 */
@ApplicationScoped
class Verdicts implements EventConsumer {
    private static final String STREAM = "memberships";

    private final LicenseNews news;
    private final Licenses licenses;
    private final StreamPositions positions;

    Verdicts(LicenseNews news, Licenses licenses, StreamPositions positions) {
        this.news = news;
        this.licenses = licenses;
        this.positions = positions;
    }

    @Override
    public String name() {
        return "verdicts";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.MEMBERSHIPS);
    }

    @Override
    public void handle(List<Delivery> events) {
        for (var delivery : events) {
            switch (delivery.envelope().event()) {
                case MembershipChanged verdict -> hear(verdict);
                case LicenseAlerted alert -> news.alerted(alert);
                default -> {}
            }
        }
    }

    private void hear(MembershipChanged verdict) {
        if (verdict.seq() == verdict.previousSeq()) {
            news.decided(verdict); // nothing was new: no entry of the ledger, and nobody's place in it moves
            return;
        }
        var known = positions.at(STREAM, verdict.licenseId());
        if (verdict.seq() <= known) {
            return;
        }
        var isNew = known == 0 && !news.caresForThePast();
        if (verdict.previousSeq() > known && !isNew) {
            catchUp(verdict, known);
        } else {
            apply(verdict);
        }
    }

    private void catchUp(MembershipChanged verdict, long known) {
        var at = known;
        while (at < verdict.seq()) {
            var missed = licenses.actsAfter(verdict.licenseId(), at);
            if (missed.isEmpty()) {
                throw new IllegalStateException("license-service announced an act its ledger does not have");
            }
            missed.forEach(this::apply);
            at = missed.getLast().seq();
        }
    }

    private void apply(MembershipChanged verdict) {
        news.decided(verdict);
        positions.moveTo(STREAM, verdict.licenseId(), verdict.seq());
    }
}
