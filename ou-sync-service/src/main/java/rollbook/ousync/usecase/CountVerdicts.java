package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.stream.Collectors;
import rollbook.events.MembershipChanged;

/** Counts how those a run named fared, for its admin: added, waiting, kept out, refused. */
@ApplicationScoped
public class CountVerdicts {
    private final Runs runs;

    CountVerdicts(Runs runs) {
        this.runs = runs;
    }

    /** Only answers to facts are counted; what else a verdict is about names no run. */
    @Transactional(TxType.MANDATORY)
    public void count(MembershipChanged verdict) {
        if (verdict.factId() == null || verdict.batchId() == null) {
            return;
        }
        runs.judged(
                verdict.batchId(),
                verdict.people().stream()
                        .filter(person -> person.row() != null)
                        .collect(Collectors.toMap(MembershipChanged.Person::outcome, _ -> 1, Integer::sum)));
    }
}
