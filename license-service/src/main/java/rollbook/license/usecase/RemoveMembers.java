package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import rollbook.events.Actor;
import rollbook.events.MembershipChanged;
import rollbook.kit.sql.Database;
import rollbook.kit.sql.Ids;
import rollbook.license.domain.Authority;
import rollbook.license.domain.Identity;
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
    private final Persons persons;
    private final Judge judge;
    private final Database database;
    private final Ids ids;

    RemoveMembers(Licenses licenses, Persons persons, Judge judge, Database database, Ids ids) {
        this.licenses = licenses;
        this.persons = persons;
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
    public Batch carryOut(UUID licenseId, Order order, List<UUID> named, Actor actor) {
        licenses.lock(licenseId);
        var stamp = database.stamp(); // under the lock: it is later than everything judged so far
        var batchId = ids.next();
        var members = survivors(named);
        var judgment = judge.open(
                Set.of(licenseId),
                members.stream()
                        .map(member -> new Memberships.Key(licenseId, member))
                        .toList());
        var opinion = opinion(order, actor.role() == Actor.Role.STAFF ? Authority.STAFF : Authority.ADMIN, stamp);
        var kind = order == Order.LIFT ? Said.Kind.LIFT : Said.Kind.REMOVAL;
        var people = people(judgment, licenseId, members, opinion);
        for (var from = 0; from < people.size(); from += Said.MOST_PEOPLE) {
            var some = people.subList(from, Math.min(people.size(), from + Said.MOST_PEOPLE));
            judge.pass(judgment, Said.act(licenseId, kind, batchId, actor, stamp, some));
        }
        judge.close(judgment);
        return new Batch(
                batchId,
                judgment.acts().stream()
                        .filter(act -> act.said().kind() == kind)
                        .map(Judged::answer)
                        .toList());
    }

    /** Who turned out to be somebody else is meant as that. */
    private List<UUID> survivors(List<UUID> named) {
        var known = persons.known(
                named.stream().map(member -> Identity.of(member, null)).toList());
        return named.stream()
                .map(member -> known.getOrDefault(Identity.of(member, null), member))
                .toList();
    }

    private static List<Said.Named> people(
            Judgment judgment, UUID licenseId, List<UUID> members, Function<Membership, Verdict> opinion) {
        return IntStream.range(0, members.size())
                .mapToObj(i -> {
                    var member = members.get(i);
                    var known = judgment.knows(new Memberships.Key(licenseId, member));
                    return new Said.Named(known ? member : null, i + 1, null, false, opinion);
                })
                .toList();
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
