package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollbook.events.MembershipStatus;
import rollbook.kit.sql.Database;
import rollbook.license.domain.Membership;

/**
 * Whether the projection is what the ledger says: its verdicts are folded again and laid beside the lines stored. For
 * operators, after a restore or a doubt; a license of any size is read in pages.
 */
@ApplicationScoped
public class AuditLicense {
    private static final int AT_ONCE = 1000;
    private static final int MOST_NAMED = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Licenses licenses;
    private final Memberships memberships;
    private final Replays replays;
    private final Database database;

    AuditLicense(Licenses licenses, Memberships memberships, Replays replays, Database database) {
        this.licenses = licenses;
        this.memberships = memberships;
        this.replays = replays;
        this.database = database;
    }

    /**
     * What was found.
     *
     * @param people how many were compared
     * @param differing how many differ, and {@code members} the first 100 of them
     */
    public record Report(int people, int differing, List<UUID> members) {
        public Report {
            members = List.copyOf(members);
        }

        private Report and(List<UUID> looked, List<UUID> found) {
            var named = new ArrayList<>(members);
            found.stream().limit(MOST_NAMED - named.size()).forEach(named::add);
            return new Report(people + looked.size(), differing + found.size(), named);
        }
    }

    /** Compares everybody the ledger of a license knows, a thousand a transaction. */
    public Report audit(UUID licenseId) {
        var report = new Report(0, 0, List.of());
        for (@Nullable UUID after = BEFORE_ALL; after != null; ) {
            var from = after;
            var page = database.inTransaction(() -> page(licenseId, from));
            report = report.and(page.looked(), page.differing());
            after = page.looked().size() < AT_ONCE ? null : page.looked().getLast();
        }
        return report;
    }

    private record Page(List<UUID> looked, List<UUID> differing) {}

    /** Under the license's lock, so that nothing is judged between the two readings. */
    private Page page(UUID licenseId, UUID after) {
        licenses.lock(licenseId);
        var people = replays.people(licenseId, after, AT_ONCE);
        var replayed = replays.replay(licenseId, people);
        var stored = memberships.load(people.stream()
                .map(person -> new Memberships.Key(licenseId, person))
                .toList());
        var differing = people.stream()
                .filter(person -> !isSame(replayed, stored, new Memberships.Key(licenseId, person)))
                .toList();
        return new Page(people, differing);
    }

    private static boolean isSame(
            Map<UUID, Replays.Replayed> replayed, Map<Memberships.Key, Memberships.Row> stored, Memberships.Key key) {
        var told =
                replayed.getOrDefault(key.personId(), new Replays.Replayed(Membership.NONE, MembershipStatus.NONE, 0));
        var line = stored.get(key);
        if (line == null) {
            return told.status() == MembershipStatus.NONE;
        }
        return line.status() == told.status()
                && line.waitingSeq() == told.waitingSeq()
                && line.membership().grants().equals(told.membership().grants())
                && line.membership().removedAt() == told.membership().removedAt()
                && line.membership().exclusions().equals(told.membership().exclusions());
    }
}
