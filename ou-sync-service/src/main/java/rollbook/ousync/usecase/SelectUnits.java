package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import rollbook.events.AccessNoted.Act;
import rollbook.events.AccessNoted.Detail;
import rollbook.events.Actor;
import rollbook.kit.sql.Ids;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.usecase.Plans.Plan;
import rollbook.ousync.usecase.Syncs.Sync;

/**
 * Carries out a plan's selection, in the transaction that commits it. A run adds what it brings, and ends what it takes away
 * after that: no gap, one seat (§4).
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class SelectUnits {
    private final Syncs syncs;
    private final EndingUnits endingUnits;
    private final Holds holds;
    private final NoteSync noteSync;
    private final Ids ids;

    SelectUnits(Syncs syncs, EndingUnits endingUnits, Holds holds, NoteSync noteSync, Ids ids) {
        this.syncs = syncs;
        this.endingUnits = endingUnits;
        this.holds = holds;
        this.noteSync = noteSync;
        this.ids = ids;
    }

    /** {@code ending} are the units the plan picks no more. */
    void select(Plan plan, Sync sync, List<String> ending, Actor actor) {
        var batchId = ids.next();
        endingUnits.add(sync.licenseId(), ending, batchId, actor);
        endingUnits.keep(
                sync.licenseId(), plan.units().stream().map(PickedUnit::id).toList());
        holds.forget(sync.licenseId(), ending);
        narrow(plan, sync, batchId, actor);
        syncs.pick(sync.licenseId(), plan.units());
        noteSync.note(
                sync.licenseId(),
                Act.PICKED,
                actor,
                new Detail("units", Integer.toString(plan.units().size())),
                new Detail("deselected", Integer.toString(ending.size())));
    }

    /** A unit that counts without those under it from now on loses their people by this commit, and no limit holds that (X28). */
    private void narrow(Plan plan, Sync sync, UUID batchId, Actor actor) {
        var narrowed = narrowed(plan, sync);
        if (!narrowed.isEmpty()) {
            holds.approveBeforehand(
                    sync.licenseId(), Objects.requireNonNull(actor.accountId()), batchId, plan.id(), narrowed);
        }
    }

    /** The units that count with those under them so far, and without from that plan on. */
    static List<String> narrowed(Plan plan, Sync sync) {
        var wide = sync.units().stream()
                .filter(PickedUnit::subtree)
                .map(PickedUnit::id)
                .toList();
        return plan.units().stream()
                .filter(unit -> !unit.subtree() && wide.contains(unit.id()))
                .map(PickedUnit::id)
                .toList();
    }
}
