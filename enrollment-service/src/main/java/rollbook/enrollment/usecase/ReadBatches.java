package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.Outcome;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;
import rollbook.licenses.Authority;

/**
 * How far a batch is and what became of its rows, for those who may act on its license. No transaction spans the question
 * to license-service that may be needed for that.
 */
@ApplicationScoped
public class ReadBatches {
    /** What an admin may put right in the file and upload again, or take up with whoever keeps them out. */
    public static final Set<String> FAILURES =
            Set.of(Outcome.REFUSED.name(), Outcome.KEPT_OUT.name(), Outcome.FAILED.name());

    private final Batches batches;
    private final Imports imports;
    private final Authority authority;

    ReadBatches(Batches batches, Imports imports, Authority authority) {
        this.batches = batches;
        this.imports = imports;
        this.authority = authority;
    }

    /**
     * A batch's progress.
     *
     * @throws ProblemException 404 for an unknown batch and for one of a license that is not the actor's
     */
    public Batches.Progress progress(UUID batchId, Actor actor) {
        var progress = progress(batchId);
        authority.require(progress.licenseId(), actor);
        return progress;
    }

    /**
     * The progress of a batch, for who has just made it.
     *
     * @throws ProblemException 404 for an unknown batch
     */
    public Batches.Progress progress(UUID batchId) {
        return batches.find(batchId).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /**
     * Up to {@code limit} rows of a batch after the row {@code after}; with {@code outcomes} those alone that ended so.
     *
     * @throws ProblemException as {@link #progress}
     */
    public List<Batches.Row> rows(UUID batchId, Actor actor, Set<String> outcomes, int after, int limit) {
        return batches.rows(progress(batchId, actor).id(), outcomes, after, limit);
    }

    /** The imports and plans the actor made, the latest first; {@code before} one of them, or all. */
    public List<Batches.Progress> imports(Actor actor, @Nullable UUID licenseId, @Nullable UUID before, int limit) {
        var account = Objects.requireNonNull(actor.accountId(), "whoever is signed in has an account");
        return imports.madeBy(account, licenseId, before, limit).stream()
                .flatMap(id -> batches.find(id).stream())
                .toList();
    }
}
