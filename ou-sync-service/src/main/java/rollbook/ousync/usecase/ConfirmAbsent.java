package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.kit.sql.Database;
import rollbook.ousync.domain.DirectoryUser.Standing;
import rollbook.ousync.usecase.Directories.Directory;
import rollbook.ousync.usecase.Grants.Grant;
import rollbook.ousync.usecase.ReadDirectory.Complete;
import rollbook.ousync.usecase.Runs.Run;

/**
 * A listing of several pages may pass over somebody who is there (PROTOCOLS §F): who seems absent is asked for by id before
 * they leave, up to a thousand in a run. Beyond that the listing is believed; within the limit of X28 it takes a license with
 * more than twenty thousand people of the sync for so many to leave unasked.
 */
@ApplicationScoped
class ConfirmAbsent {
    private static final int MOST = 1_000;

    private final VouchedGrants vouched;
    private final Holds holds;
    private final SayRun sayRun;
    private final Database database;

    ConfirmAbsent(VouchedGrants vouched, Holds holds, SayRun sayRun, Database database) {
        this.vouched = vouched;
        this.holds = holds;
        this.sayRun = sayRun;
        this.database = database;
    }

    /** Corrects what the readings say of those absent. */
    void confirm(Run run, Directory directory, List<Complete> complete, JoiningReader read) {
        var asked = new int[1];
        for (var one : complete) {
            var reading = read.reading(one.unit());
            new AbsentPeople(
                            vouched,
                            holds,
                            database,
                            run.licenseId(),
                            one.unit().id(),
                            reading)
                    .forEachGrants(some -> {
                        some.stream()
                                .filter(grant -> reading.reason(grant.no()) == LeaveReason.LEFT_UNIT)
                                .filter(_ -> asked[0]++ < MOST)
                                .forEach(grant -> {
                                    ask(directory, one, grant, reading);
                                    sayRun.joined(
                                            run, read.progress(), one.unit().id(), List.of());
                                });
                    });
        }
    }

    private static void ask(Directory directory, Complete unit, Grant grant, UnitReading reading) {
        directory
                .user(grant.googleId())
                .ifPresentOrElse(
                        user -> {
                            var isMeant =
                                    user.isUnder(unit.path()) && unit.unit().means(user, unit.path());
                            if (isMeant || user.standing() != Standing.ACTIVE) {
                                reading.stands(user.standing(), grant.no());
                            }
                        },
                        () -> reading.isDeleted(grant.no()));
    }
}
