package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.stream.Stream;
import rollbook.enrollment.domain.RowOutcome;
import rollbook.events.MembershipChanged;

/** Writes what license-service decided onto the rows that asked, and counts it for the scan that named the people. */
@ApplicationScoped
public class RecordVerdicts {
    private final FollowJoins followJoins;
    private final Batches batches;
    private final Scans scans;

    RecordVerdicts(FollowJoins followJoins, Batches batches, Scans scans) {
        this.followJoins = followJoins;
        this.batches = batches;
        this.scans = scans;
    }

    @Transactional(TxType.MANDATORY)
    public void record(MembershipChanged verdict) {
        followJoins.follow(verdict);
        var batchId = verdict.batchId();
        if (batchId == null) {
            return;
        }
        var judged = verdict.people().stream()
                .flatMap(person ->
                        Stream.ofNullable(person.row()).map(row -> new Batches.Judged(row, RowOutcome.judged(person))))
                .toList();
        batches.conclude(batchId, judged);
        scans.judged(batchId, verdict.people().size());
    }
}
