package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.stream.Stream;
import rollbook.enrollment.domain.RowOutcome;
import rollbook.events.MembershipChanged;
import rollbook.kit.replica.StreamPositions;

/**
 * Writes what license-service decided onto the rows that asked. Its answers are numbered per license; where one does not
 * follow on the last one we know, the missing ones are read from its ledger first (DESIGN §3).
 */
@ApplicationScoped
public class RecordVerdicts {
    private static final String STREAM = "memberships";

    private final Batches batches;
    private final Licenses licenses;
    private final StreamPositions positions;

    RecordVerdicts(Batches batches, Licenses licenses, StreamPositions positions) {
        this.batches = batches;
        this.licenses = licenses;
        this.positions = positions;
    }

    @Transactional(TxType.MANDATORY)
    public void record(MembershipChanged verdict) {
        var known = positions.at(STREAM, verdict.licenseId());
        if (verdict.seq() <= known) {
            return;
        }
        if (verdict.previousSeq() > known) {
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
        var batchId = verdict.batchId();
        if (batchId != null) {
            var judged = verdict.people().stream()
                    .flatMap(person -> Stream.ofNullable(person.row())
                            .map(row -> new Batches.Judged(
                                    row, RowOutcome.judged(person.outcome(), person.rule(), person.detail()))))
                    .toList();
            batches.conclude(batchId, judged);
        }
        positions.moveTo(STREAM, verdict.licenseId(), verdict.seq());
    }
}
