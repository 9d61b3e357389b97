package rollbook.enrollment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;

/**
 * What license-service's verdicts mean for joins by key or link: whoever does not join spends no use, whoever leaves has no
 * join left to keep, and where an undoing is refused the join stands again.
 */
@ApplicationScoped
class FollowJoins {
    private static final Set<EnrollmentMethod> BY_CODE = Set.of(EnrollmentMethod.KEY, EnrollmentMethod.LINK);
    private static final Set<Outcome> JOINING =
            Set.of(Outcome.ADDED, Outcome.REASON_ADDED, Outcome.WAITING, Outcome.ALREADY_MEMBER);
    private static final Set<Outcome> NOT_DONE = Set.of(Outcome.REFUSED, Outcome.FAILED);
    private static final Set<MembershipStatus> ON_THE_LIST = Set.of(MembershipStatus.MEMBER, MembershipStatus.WAITING);

    private final Joins joins;

    FollowJoins(Joins joins) {
        this.joins = joins;
    }

    /** Follows a verdict whose outcomes are not written yet. */
    void follow(MembershipChanged verdict) {
        var batchId = verdict.batchId();
        var byCode = verdict.people().stream()
                .filter(person -> person.grant() != null && BY_CODE.contains(person.grant()))
                .toList();
        if (batchId != null && !byCode.isEmpty()) {
            judged(verdict.licenseId(), batchId, byCode);
        }
        verdict.people().forEach(person -> merge(verdict.licenseId(), person));
        var gone = verdict.people().stream()
                .filter(FollowJoins::hasLeft)
                .map(MembershipChanged.Person::memberId)
                .filter(Objects::nonNull)
                .toList();
        if (!gone.isEmpty()) {
            joins.left(verdict.licenseId(), gone);
        }
    }

    /** The batch is a redemption, whose one row is its own, or an undoing. */
    private void judged(UUID licenseId, UUID batchId, List<MembershipChanged.Person> people) {
        var first = people.getFirst();
        if (!JOINING.contains(first.outcome())) {
            joins.giveBack(batchId);
        } else if (first.memberId() != null) {
            joins.stands(batchId, licenseId, first.memberId());
        }
        var standing = people.stream()
                .filter(person -> NOT_DONE.contains(person.outcome()))
                .map(MembershipChanged.Person::row)
                .filter(Objects::nonNull)
                .toList();
        if (!standing.isEmpty()) {
            joins.standAgain(batchId, standing);
        }
    }

    private void merge(UUID licenseId, MembershipChanged.Person person) {
        if (person.memberId() != null && person.mergedInto() != null) {
            joins.merged(licenseId, person.memberId(), person.mergedInto());
        }
    }

    private static boolean hasLeft(MembershipChanged.Person person) {
        return person.mergedInto() == null
                && ON_THE_LIST.contains(person.before())
                && !ON_THE_LIST.contains(person.after());
    }
}
