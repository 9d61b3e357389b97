package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Set;
import java.util.UUID;
import rollbook.events.SourceEnded;
import rollbook.license.domain.EndedSource;
import rollbook.license.domain.MembershipEvent.Ended;
import rollbook.license.domain.Verdict;

/**
 * A whole source of grants ends (R14, R43, DESIGN §2). From the first moment no older word of it counts; the people who
 * had one are told in chunks of 500, so that nobody waits long for the license. Whoever has another live grant stays (X5).
 */
@ApplicationScoped
public class EndSource {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Licenses licenses;
    private final Memberships memberships;
    private final Sweeps sweeps;
    private final Judge judge;

    EndSource(Licenses licenses, Memberships memberships, Sweeps sweeps, Judge judge) {
        this.licenses = licenses;
        this.memberships = memberships;
        this.sweeps = sweeps;
        this.judge = judge;
    }

    /** Notes the end, under the license's lock; its people are told by {@link #step}. */
    @Transactional(TxType.MANDATORY)
    public void end(UUID eventId, SourceEnded said) {
        var source = new EndedSource(said.kind(), said.name());
        memberships.end(said.licenseId(), source, said.stamp());
        sweeps.begin(new Sweeps.Sweep(
                eventId, said.licenseId(), source, said.batchId(), said.actor(), said.stamp(), BEFORE_ALL));
    }

    /** Tells the next people of an ended source in a transaction; false when nobody is left to be told. */
    @Transactional
    public boolean step() {
        var sweep = sweeps.next();
        sweep.ifPresent(this::tell);
        return sweep.isPresent();
    }

    private void tell(Sweeps.Sweep sweep) {
        licenses.lock(sweep.licenseId());
        var lines = memberships.grantedBy(sweep.licenseId(), Set.of(sweep.source()), sweep.sweptTo(), Said.MOST_PEOPLE);
        if (lines.isEmpty()) {
            sweeps.done(sweep);
            return;
        }
        var verdict = Verdict.of(new Ended(sweep.source(), sweep.stamp()));
        var judgment = judge.open(
                Set.of(sweep.licenseId()),
                lines.stream().map(Memberships.Row::key).toList());
        var people = lines.stream()
                .filter(line -> line.membership().loses(sweep.source(), sweep.stamp()))
                .map(line -> new Said.Named(line.key().personId(), null, null, false, _ -> verdict))
                .toList();
        if (!people.isEmpty()) {
            judge.pass(
                    judgment,
                    Said.act(
                            sweep.licenseId(),
                            Said.Kind.ENDING,
                            sweep.batchId(),
                            sweep.actor(),
                            sweep.stamp(),
                            people));
            judge.close(judgment);
        }
        sweeps.moveTo(sweep, lines.getLast().key().personId());
    }
}
