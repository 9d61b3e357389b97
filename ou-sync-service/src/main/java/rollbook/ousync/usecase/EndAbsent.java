package rollbook.ousync.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollbook.events.OuMembershipChanged.Left;
import rollbook.kit.sql.Database;
import rollbook.ousync.domain.Absence;
import rollbook.ousync.domain.HoldCause;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.domain.RemovalLimit;
import rollbook.ousync.usecase.Holds.Absent;
import rollbook.ousync.usecase.ReadDirectory.Complete;
import rollbook.ousync.usecase.Runs.Progress;
import rollbook.ousync.usecase.Runs.Run;
import rollbook.ousync.usecase.SyncRun.Counted;

/**
 * The second half of a run, once everybody who joined is said: who is absent from the units read to their end leaves, or is
 * held (R9, X7, X28). Counts first and acts after, so that no grant ends before it is known how many would.
 */
@ApplicationScoped
class EndAbsent {
    private final VouchedGrants vouched;
    private final Holds holds;
    private final SayRun sayRun;
    private final Database database;

    EndAbsent(VouchedGrants vouched, Holds holds, SayRun sayRun, Database database) {
        this.vouched = vouched;
        this.holds = holds;
        this.sayRun = sayRun;
        this.database = database;
    }

    /** Does it; returns how many left and how many are held. */
    Counted end(Run run, List<Complete> complete, JoiningReader read) {
        var absences = new ArrayList<Absence>();
        var isOpen = isOpenElsewhere(run, complete);
        for (var one : complete) {
            var unit = one.unit();
            var counting = new Counting();
            sayRun.signOfLife(run, read.progress());
            absent(run, unit.id(), read.reading(unit)).forEachPart(counting::add);
            var reading = read.reading(unit);
            absences.add(new Absence(
                    unit.id(), reading.vouched(), counting.unapproved, reading.isEmpty() || counting.ofEmpty));
            isOpen |= counting.open;
        }
        var held = RemovalLimit.hold(absences, standing(run, isOpen));
        var acting = new Acting(run, read.progress(), held);
        for (var one : complete) {
            absent(run, one.unit().id(), read.reading(one.unit())).forEachPart(acting::act);
        }
        var units = complete.stream().map(one -> one.unit().id()).toList();
        var picked = run.sync().units().stream().map(PickedUnit::id).toList();
        sayRun.note(run, acting.progress(), () -> holds.keepOnly(run.licenseId(), run.id(), units, picked));
        return new Counted(acting.left, acting.held);
    }

    /** A hold of people of a unit this run did not read to its end lasts, too. */
    private boolean isOpenElsewhere(Run run, List<Complete> complete) {
        var read = complete.stream().map(one -> one.unit().id()).collect(Collectors.toSet());
        var others = run.sync().units().stream()
                .map(PickedUnit::id)
                .filter(id -> !read.contains(id))
                .toList();
        return !others.isEmpty() && database.inTransaction(() -> holds.isOpen(run.licenseId(), others));
    }

    private AbsentPeople absent(Run run, String unitId, UnitReading reading) {
        return new AbsentPeople(vouched, holds, database, run.licenseId(), unitId, reading);
    }

    /** What holds all removals, whatever their number. */
    private Optional<HoldCause> standing(Run run, boolean isOpen) {
        if (isWithin(run.sync().freezeFrom(), run.sync().freezeUntil(), database.now())) {
            return Optional.of(HoldCause.FREEZE);
        }
        var review = Optional.ofNullable(run.sync().review());
        return review.or(() -> isOpen ? Optional.of(HoldCause.OPEN_HOLD) : Optional.empty());
    }

    private static boolean isWithin(@Nullable Instant from, @Nullable Instant until, Instant now) {
        return from != null && until != null && !now.isBefore(from) && now.isBefore(until);
    }

    /** How many would leave that nobody approved, and whether some of them are held already. */
    private static final class Counting {
        private int unapproved;
        private boolean open;
        private boolean ofEmpty;

        void add(AbsentPeople.Part part) {
            unapproved += part.unapproved().size();
            open |= part.open();
            ofEmpty |= part.ofEmpty();
        }
    }

    /** Says the leaving, holds the held. */
    private final class Acting {
        private final Run run;
        private final Progress read;
        private final Map<String, HoldCause> causes;
        private int left;
        private int held;

        Acting(Run run, Progress read, Map<String, HoldCause> causes) {
            this.run = run;
            this.read = read;
            this.causes = causes;
        }

        void act(AbsentPeople.Part part) {
            var cause = causes.get(part.unitId());
            var leaving = new ArrayList<>(part.approved());
            if (cause == null) {
                leaving.addAll(part.unapproved());
            } else if (!part.unapproved().isEmpty()) {
                held += part.unapproved().size();
                sayRun.note(run, progress(), () -> holds.hold(run.licenseId(), run.id(), cause, part.unapproved()));
            }
            if (!leaving.isEmpty()) {
                left += leaving.size();
                sayRun.left(
                        run,
                        progress(),
                        part.unitId(),
                        leaving.stream().map(Acting::left).toList());
            }
        }

        private static Left left(Absent absent) {
            return new Left(absent.googleId(), absent.reason());
        }

        Progress progress() {
            return new Progress(read.seen(), read.suspended(), read.archived(), read.joined(), left, held);
        }
    }
}
