package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.stream.Stream;
import rollbook.enrollment.domain.RowOutcome;
import rollbook.events.MembershipChanged;

/** Writes what license-service decided onto the rows that asked. */
@ApplicationScoped
public class RecordVerdicts {
    private final Batches batches;

    RecordVerdicts(Batches batches) {
        this.batches = batches;
    }

    @Transactional(TxType.MANDATORY)
    public void record(MembershipChanged verdict) {
        var batchId = verdict.batchId();
        if (batchId == null) {
            return;
        }
        var judged = verdict.people().stream()
                .flatMap(person -> Stream.ofNullable(person.row())
                        .map(row -> new Batches.Judged(
                                row, RowOutcome.judged(person.outcome(), person.rule(), person.detail()))))
                .toList();
        batches.conclude(batchId, judged);
    }
}
