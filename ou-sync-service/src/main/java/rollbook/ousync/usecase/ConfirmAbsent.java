package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.kit.sql.Database;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.DirectoryUser.Standing;
import rollbook.ousync.usecase.Directories.Directory;
import rollbook.ousync.usecase.Directories.NotShownException;
import rollbook.ousync.usecase.Grants.Grant;
import rollbook.ousync.usecase.ReadDirectory.Complete;
import rollbook.ousync.usecase.Runs.Run;

/**
 * A listing of several pages may pass over somebody who is there (PROTOCOLS §F): who seems absent is asked for by id before
 * they leave, up to a thousand in a run, shared among the units. Of a unit that has more, as many are asked as its share
 * allows, spread evenly over them: is one of them there, its listing is wrong, and nobody leaves it in this run (X7). Whoever
 * is held is not asked for until their leaving is approved.
 */
@ApplicationScoped
class ConfirmAbsent {
    private static final int MOST = 1_000;
    /** So many whom Google will not show are single ones; beyond that it shows nobody. */
    private static final int MOST_NOT_SHOWN = 5;

    private final VouchedGrants vouched;
    private final Holds holds;
    private final Database database;

    ConfirmAbsent(VouchedGrants vouched, Holds holds, Database database) {
        this.vouched = vouched;
        this.holds = holds;
        this.database = database;
    }

    /** Corrects what the readings say of those absent; returns the units whose readings hold. */
    List<Complete> confirm(Run run, Directory directory, List<Complete> complete, JoiningReader read) {
        var units = complete.stream()
                .map(unit -> new Asking(run, directory, unit, read.reading(unit.unit())))
                .sorted(Comparator.comparingInt(asking -> asking.toAsk))
                .toList();
        var wrong = new HashSet<Complete>();
        var left = MOST;
        for (var i = 0; i < units.size(); i++) {
            var asking = units.get(i);
            if (!asking.holds(Math.max(1, left / (units.size() - i)))) {
                wrong.add(asking.unit);
            }
            left -= asking.asked;
        }
        return complete.stream().filter(unit -> !wrong.contains(unit)).toList();
    }

    /** One unit's. */
    private final class Asking {
        private final Directory directory;
        private final Complete unit;
        private final UnitReading reading;
        private final AbsentPeople absent;
        private final int toAsk;
        private int seen;
        private int asked;
        private int present;
        private int notShown;

        Asking(Run run, Directory directory, Complete unit, UnitReading reading) {
            this.directory = directory;
            this.unit = unit;
            this.reading = reading;
            absent = new AbsentPeople(
                    vouched, holds, database, run.licenseId(), unit.unit().id(), reading);
            var count = new int[1];
            absent.forEachGrants(some -> count[0] += unlisted(some).size());
            toAsk = count[0];
        }

        /** Those nothing is known of but that they were not listed, and who are not held. */
        private List<Grant> unlisted(List<Grant> some) {
            var unlisted = some.stream()
                    .filter(grant -> reading.reason(grant.no()) == LeaveReason.LEFT_UNIT)
                    .toList();
            var waiting = unlisted.isEmpty() ? Set.<String>of() : absent.waiting(unlisted);
            return unlisted.stream()
                    .filter(grant -> !waiting.contains(grant.googleId()))
                    .toList();
        }

        /** Asks for at most so many; whether what the listing says of those not asked for may be believed. */
        boolean holds(int share) {
            if (toAsk > 0) {
                absent.forEachGrants(some -> List.copyOf(unlisted(some)).forEach(grant -> askInTurn(grant, share)));
            }
            return notShown <= MOST_NOT_SHOWN && (present == 0 || asked == toAsk);
        }

        /** Every so manieth of them; none any more once the listing is known to be wrong. */
        private void askInTurn(Grant grant, int share) {
            var before = turn(seen, share);
            seen++;
            var isWrong = notShown > MOST_NOT_SHOWN || (present > 0 && toAsk > share);
            if (!isWrong && turn(seen, share) > before) {
                asked++;
                ask(grant);
            }
        }

        private long turn(int place, int share) {
            return (long) place * Math.min(share, toAsk) / toAsk;
        }

        private void ask(Grant grant) {
            try {
                directory
                        .user(grant.googleId())
                        .ifPresentOrElse(user -> isThere(user, grant), () -> reading.isDeleted(grant.no()));
            } catch (NotShownException _) {
                notShown++;
                reading.stands(Standing.ACTIVE, grant.no()); // not confirmed: they stay
            }
        }

        private void isThere(DirectoryUser user, Grant grant) {
            var isMeant = user.isUnder(unit.path()) && unit.unit().means(user, unit.path());
            if (isMeant) {
                present++;
            }
            if (isMeant || user.standing() != Standing.ACTIVE) {
                reading.stands(user.standing(), grant.no());
            }
        }
    }
}
