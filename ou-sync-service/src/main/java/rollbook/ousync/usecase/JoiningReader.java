package rollbook.ousync.usecase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rollbook.events.EmailAddress;
import rollbook.events.OuMembershipChanged.Joined;
import rollbook.ousync.domain.DirectoryUser;
import rollbook.ousync.domain.DirectoryUser.Standing;
import rollbook.ousync.domain.PickedUnit;
import rollbook.ousync.usecase.Runs.Progress;
import rollbook.ousync.usecase.Runs.Run;

/**
 * Compares each page with the grants as it comes, and says who joined: who has no standing grant of the unit (R8, R9, R13), or
 * another address than was last said, which keeps the member and tells the new one (X16). Keeps no user in memory longer.
 */
final class JoiningReader extends ReadDirectory.Reader {
    private final Run run;
    private final SayRun sayRun;
    private final Map<String, UnitReading> readings = new HashMap<>();
    private List<Joined> joining = new ArrayList<>();
    private int joined;

    JoiningReader(Run run, SayRun sayRun) {
        this.run = run;
        this.sayRun = sayRun;
    }

    @Override
    void begin(PickedUnit unit) {
        readings.put(unit.id(), sayRun.reading(run, unit.id()));
        joining = new ArrayList<>();
    }

    @Override
    void page(PickedUnit unit, Directories.Page page, String path) {
        var reading = reading(unit);
        var meant = page.users().stream().filter(user -> unit.means(user, path)).toList();
        var emails = emails(meant);
        var settled = sayRun.settled(run, unit.id(), emails);
        var others = meant.stream()
                .filter(user -> !settled.containsKey(user.googleId()))
                .toList();
        settled.forEach((_, no) -> reading.found(Standing.ACTIVE, no));
        compare(unit, others, emails, reading);
        say(unit, page.next() == null);
    }

    /** The address of each who is active; Google's own accounts have one always, and what is none would be refused. */
    private static Map<String, String> emails(List<DirectoryUser> users) {
        var emails = new LinkedHashMap<String, String>();
        for (var user : users) {
            if (user.standing() == Standing.ACTIVE
                    && EmailAddress.parse(user.email()) instanceof EmailAddress address) {
                emails.put(user.googleId(), address.normalized());
            }
        }
        return emails;
    }

    /** Those there may be something to say of: who has no standing grant, or was said with another address than license-service took. */
    private void compare(PickedUnit unit, List<DirectoryUser> users, Map<String, String> emails, UnitReading reading) {
        if (users.isEmpty()) {
            return;
        }
        var known = sayRun.known(
                run, unit.id(), users.stream().map(DirectoryUser::googleId).toList());
        for (var user : users) {
            var grant = known.get(user.googleId());
            reading.found(user.standing(), grant == null ? -1 : grant.no());
            var email = emails.get(user.googleId());
            if (email != null
                    && joining.stream().noneMatch(other -> other.googleId().equals(user.googleId()))) {
                joining.add(new Joined(user.googleId(), email));
            }
        }
    }

    /** Full facts at once, the rest with the unit's end. */
    private void say(PickedUnit unit, boolean isLast) {
        while (joining.size() >= SayRun.MOST_PEOPLE || (isLast && !joining.isEmpty())) {
            var part = joining.subList(0, Math.min(joining.size(), SayRun.MOST_PEOPLE));
            joined += part.size();
            sayRun.joined(run, progress(), unit.id(), part);
            joining = new ArrayList<>(joining.subList(part.size(), joining.size()));
        }
    }

    UnitReading reading(PickedUnit unit) {
        return Objects.requireNonNull(readings.get(unit.id()));
    }

    /** What was seen and said so far; nobody has left yet. */
    Progress progress() {
        return new Progress(users(Standing.ACTIVE), users(Standing.SUSPENDED), users(Standing.ARCHIVED), joined, 0, 0);
    }

    private int users(Standing standing) {
        return readings.values().stream()
                .mapToInt(reading -> reading.users(standing))
                .sum();
    }
}
