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
    private final LicenseBatches licenseBatches;
    private final Authority authority;

    ReadBatches(Batches batches, Imports imports, LicenseBatches licenseBatches, Authority authority) {
        this.batches = batches;
        this.imports = imports;
        this.licenseBatches = licenseBatches;
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
     * Some rows of a batch in their order.
     *
     * @throws ProblemException as {@link #progress}
     */
    public List<Batches.Row> rows(UUID batchId, Actor actor, Batches.Some some) {
        return batches.rows(progress(batchId, actor).id(), some);
    }

    /** The imports and plans the actor made, the latest first; {@code before} one of them, or all. */
    public List<Batches.Progress> imports(Actor actor, @Nullable UUID licenseId, @Nullable UUID before, int limit) {
        var account = Objects.requireNonNull(actor.accountId(), "whoever is signed in has an account");
        return imports.madeBy(account, licenseId, before, limit).stream()
                .flatMap(id -> batches.find(id).stream())
                .toList();
    }

    /**
     * What was added to a license by name or file, and taken back of it, by whomever, the latest first; with the actor's own
     * plans. {@code before} one of them, or all.
     *
     * @throws ProblemException 404 for a license that is not the actor's
     */
    public List<Batches.Progress> ofLicense(UUID licenseId, Actor actor, @Nullable UUID before, int limit) {
        authority.require(licenseId, actor);
        return licenseBatches.of(licenseId, actor.accountId(), before, limit).stream()
                .flatMap(id -> batches.find(id).stream())
                .toList();
    }
}
