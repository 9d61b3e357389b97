package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import rollbook.events.OuMembershipChanged;
import rollbook.events.OuMembershipChanged.Joined;
import rollbook.events.OuMembershipChanged.Left;
import rollbook.events.Topic;
import rollbook.kit.outbox.Outbox;
import rollbook.kit.sql.Database;
import rollbook.ousync.usecase.Grants.Grant;
import rollbook.ousync.usecase.Runs.Progress;
import rollbook.ousync.usecase.Runs.Run;

/**
 * Says what a run found, in facts of up to 500 people. Each is written in a transaction that first checks the runner's lease:
 * one who was stopped and woke too late says nothing any more.
 */
@ApplicationScoped
class SayRun {
    /** The most people of a fact. */
    static final int MOST_PEOPLE = 500;

    private final Runs runs;
    private final Grants grants;
    private final Holds holds;
    private final Outbox outbox;
    private final Database database;

    SayRun(Runs runs, Grants grants, Holds holds, Outbox outbox, Database database) {
        this.runs = runs;
        this.grants = grants;
        this.holds = holds;
        this.outbox = outbox;
        this.database = database;
    }

    /** Another runner has taken over. */
    static final class LostLeaseException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What is known of these users and the unit, by Google id. */
    Map<String, Grant> known(Run run, String unitId, List<String> googleIds) {
        return database.inTransaction(() -> grants.of(run.licenseId(), unitId, googleIds));
    }

    /** Of these users, by Google id and address, the numbers of those the run has nothing to say of. */
    Map<String, Long> settled(Run run, String unitId, Map<String, String> emails) {
        return database.inTransaction(() -> grants.settled(run.licenseId(), unitId, run.id(), emails));
    }

    /** The beginning of a reading of whom a unit vouches for now. */
    UnitReading reading(Run run, String unitId) {
        return database.inTransaction(() -> {
            var begun = new UnitReading();
            grants.numbers(run.licenseId(), unitId, begun::vouches);
            return begun;
        });
    }

    /** The run goes on, and says that these joined a unit. */
    void joined(Run run, Progress progress, String unitId, List<Joined> people) {
        database.inTransaction(() -> {
            requireLease(run, progress);
            say(run, unitId, people, List.of());
            grants.said(run.licenseId(), unitId, run.id(), people);
            return people;
        });
    }

    /** Says that these left a unit. */
    void left(Run run, Progress progress, String unitId, List<Left> people) {
        database.inTransaction(() -> {
            requireLease(run, progress);
            say(run, unitId, List.of(), people);
            holds.release(
                    run.licenseId(), unitId, people.stream().map(Left::googleId).toList());
            return people;
        });
    }

    /** The run goes on: its lease begins anew. */
    void signOfLife(Run run, Progress progress) {
        note(run, progress, () -> {});
    }

    /** The run goes on, with something of its own to note in the same transaction. */
    void note(Run run, Progress progress, Runnable work) {
        database.inTransaction(() -> {
            requireLease(run, progress);
            work.run();
            return run;
        });
    }

    private void requireLease(Run run, Progress progress) {
        if (!runs.goOn(run, progress)) {
            throw new LostLeaseException();
        }
    }

    private void say(Run run, String unitId, List<Joined> joined, List<Left> left) {
        var fact =
                new OuMembershipChanged(run.licenseId(), run.sync().id(), run.id(), unitId, run.stamp(), joined, left);
        outbox.append(Topic.ENROLLMENT_BULK, List.of(fact));
    }
}
