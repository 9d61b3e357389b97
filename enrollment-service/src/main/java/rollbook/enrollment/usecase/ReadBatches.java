package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import rollbook.events.Actor;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/**
 * How far a batch is and what became of its rows, for those who may act on its license. No transaction spans the question
 * to license-service that may be needed for that.
 */
@ApplicationScoped
public class ReadBatches {
    private final Batches batches;
    private final Authority authority;

    ReadBatches(Batches batches, Authority authority) {
        this.batches = batches;
        this.authority = authority;
    }

    /**
     * A batch's progress.
     *
     * @throws ProblemException 404 for an unknown batch and for one of a license that is not the actor's
     */
    public Batches.Progress progress(UUID batchId, Actor actor) {
        var progress = batches.find(batchId).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        authority.require(progress.licenseId(), actor);
        return progress;
    }

    /**
     * Up to {@code limit} rows of a batch after the row {@code after}.
     *
     * @throws ProblemException as {@link #progress}
     */
    public List<Batches.Row> rows(UUID batchId, Actor actor, int after, int limit) {
        return batches.rows(progress(batchId, actor).id(), after, limit);
    }
}
