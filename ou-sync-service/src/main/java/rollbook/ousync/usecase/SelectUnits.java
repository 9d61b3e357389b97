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
import rollbook.events.SourceEnded;
import rollbook.events.Topic;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.usecase.Plans.Plan;
import rollbook.ousync.usecase.Syncs.Sync;

/** Carries out a plan's selection, in the transaction that commits it: what it takes away ends, and a run adds what it brings. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class SelectUnits {
    private final Syncs syncs;
    private final Plans plans;
    private final Grants grants;
    private final Holds holds;
    private final NoteSync noteSync;
    private final Outbox outbox;
    private final Database database;
    private final Ids ids;

    SelectUnits(
            Syncs syncs,
            Plans plans,
            Grants grants,
            Holds holds,
            NoteSync noteSync,
            Outbox outbox,
            Database database,
            Ids ids) {
        this.syncs = syncs;
        this.plans = plans;
        this.grants = grants;
        this.holds = holds;
        this.noteSync = noteSync;
        this.outbox = outbox;
        this.database = database;
        this.ids = ids;
    }

    /** {@code ending} are the units the plan picks no more. */
    void select(Plan plan, Sync sync, List<String> ending, Actor actor) {
        var batchId = ids.next();
        end(sync.licenseId(), ending, batchId, actor);
        narrow(plan, sync, batchId, actor);
        syncs.pick(sync.licenseId(), plan.units());
        noteSync.note(
                sync.licenseId(),
                Act.PICKED,
                actor,
                new Detail("units", Integer.toString(plan.units().size())),
                new Detail("deselected", Integer.toString(ending.size())));
    }

    private void end(UUID licenseId, List<String> units, UUID batchId, Actor actor) {
        var stamp = database.stamp();
        outbox.append(
                Topic.ENROLLMENT_BULK,
                units.stream()
                        .map(unit -> new SourceEnded(licenseId, SourceEnded.Kind.UNIT, unit, batchId, actor, stamp))
                        .toList());
        grants.end(licenseId, units);
        holds.forget(licenseId, units);
    }

    /** A unit that counts without those under it from now on loses their people by this commit, and no limit holds that (X28). */
    private void narrow(Plan plan, Sync sync, UUID batchId, Actor actor) {
        var wide = sync.units().stream()
                .filter(PickedUnit::subtree)
                .map(PickedUnit::id)
                .toList();
        for (var unit : plan.units()) {
            if (!unit.subtree() && wide.contains(unit.id())) {
                holds.approveBeforehand(
                        sync.licenseId(),
                        Objects.requireNonNull(actor.accountId()),
                        batchId,
                        plans.removedOf(plan.id(), unit.id()));
            }
        }
    }
}
