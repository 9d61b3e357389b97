package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import rollbook.events.Actor;
import rollbook.events.MembershipChanged;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.license.domain.Authority;
import rollbook.license.domain.Membership;
import rollbook.license.domain.MembershipEvent;
import rollbook.license.domain.MembershipEvent.Excluded;
import rollbook.license.domain.MembershipEvent.Lifted;
import rollbook.license.domain.MembershipEvent.Removed;
import rollbook.license.domain.RefusalReason;
import rollbook.license.domain.Verdict;

/**
 * People are removed by hand, kept out, or no longer kept out (RULES §2, §4); a pending invite is withdrawn by the same
 * door. One act with an outcome for everybody; it works on a frozen license too.
 */
@ApplicationScoped
public class RemoveMembers {
    private final Licenses licenses;
    private final Judge judge;
    private final Database database;
    private final Ids ids;

    RemoveMembers(Licenses licenses, Judge judge, Database database, Ids ids) {
        this.licenses = licenses;
        this.judge = judge;
        this.database = database;
        this.ids = ids;
    }

    /** What is to become of the people named. */
    public enum Order {
        /** Gone until named again; a sync or domain brings them back by itself (R13, R42). */
        REMOVE,
        /** Gone, and kept out. */
        REMOVE_AND_KEEP_OUT,
        /** No longer kept out: what their sources said since the removal counts. */
        LIFT
    }

    /** What became of them: one verdict of at most 500 people after the other. */
    public record Batch(UUID id, List<MembershipChanged> verdicts) {
        public Batch {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** Carries out {@code order} for these members, in their order, as {@code actor}: staff or an admin of the license. */
    @Transactional
    public Batch carryOut(UUID licenseId, Order order, List<UUID> memberIds, Actor actor) {
        licenses.lock(licenseId);
        var stamp = database.stamp(); // under the lock: it is later than everything judged so far
        var batchId = ids.next();
        var keys = memberIds.stream()
                .map(member -> new Memberships.Key(licenseId, member))
                .toList();
        var judgment = judge.open(Set.of(licenseId), keys);
        var opinion = opinion(order, actor.role() == Actor.Role.STAFF ? Authority.STAFF : Authority.ADMIN, stamp);
        var kind = order == Order.LIFT ? Said.Kind.LIFT : Said.Kind.REMOVAL;
        for (var from = 0; from < memberIds.size(); from += Said.MOST_PEOPLE) {
            var to = Math.min(memberIds.size(), from + Said.MOST_PEOPLE);
            judge.pass(
                    judgment,
                    Said.act(
                            licenseId,
                            kind,
                            batchId,
                            actor,
                            stamp,
                            people(judgment, licenseId, memberIds, from, to, opinion)));
        }
        judge.close(judgment);
        return new Batch(
                batchId,
                judgment.acts().stream()
                        .filter(act -> act.said().kind() == kind)
                        .map(Judged::answer)
                        .toList());
    }

    private static List<Said.Named> people(
            Judgment judgment,
            UUID licenseId,
            List<UUID> memberIds,
            int from,
            int to,
            Function<Membership, Verdict> opinion) {
        var people = new ArrayList<Said.Named>();
        for (var i = from; i < to; i++) {
            var known = judgment.knows(new Memberships.Key(licenseId, memberIds.get(i)));
            people.add(new Said.Named(known ? memberIds.get(i) : null, i + 1, null, false, opinion));
        }
        return people;
    }

    private static Function<Membership, Verdict> opinion(Order order, Authority by, long stamp) {
        return switch (order) {
            case REMOVE -> _ -> Verdict.of(new Removed(stamp));
            case REMOVE_AND_KEEP_OUT -> _ -> new Verdict.Accepted(List.of(new Removed(stamp), new Excluded(by, stamp)));
            case LIFT -> before -> lift(before, by, stamp);
        };
    }

    /** Staff lift what anybody decided; an admin not what staff did (R43). */
    private static Verdict lift(Membership before, Authority by, long stamp) {
        if (by == Authority.ADMIN && before.isKeptOut(Authority.STAFF)) {
            return Verdict.refused(RefusalReason.STAFF_KEEP_OUT);
        }
        var lifted = new ArrayList<MembershipEvent>();
        for (var authority : Authority.values()) {
            if (before.isKeptOut(authority)) {
                lifted.add(new Lifted(authority, stamp));
            }
        }
        return new Verdict.Accepted(lifted);
    }
}
