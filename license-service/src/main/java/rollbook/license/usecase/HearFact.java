package rollbook.license.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.AssignmentOpened;
import rollbook.events.EmailAddress;
import rollbook.events.EnrollmentMethod;
import rollbook.events.InviteAccepted;
import rollbook.events.InviteClosed;
import rollbook.events.OuMembershipChanged;
import rollbook.events.UserEnrolled;
import rollbook.events.UserWithdrawn;
import rollbook.license.domain.Admission;
import rollbook.license.domain.Answer;
import rollbook.license.domain.GrantSource;
import rollbook.license.domain.Identity;
import rollbook.license.domain.License;
import rollbook.license.domain.Membership;
import rollbook.license.domain.RefusalReason;
import rollbook.license.domain.Verdict;
import rollbook.license.domain.Way;
import rollbook.license.domain.Word;

/** What each kind of fact says of the people it names. The license is locked; nothing is decided about a person yet. */
@ApplicationScoped
class HearFact {
    private final Admissions admissions;
    private final HearWithdrawal hearWithdrawal;

    HearFact(Admissions admissions, HearWithdrawal hearWithdrawal) {
        this.admissions = admissions;
        this.hearWithdrawal = hearWithdrawal;
    }

    Heard hear(License license, Fact fact) {
        return switch (fact.event()) {
            case UserEnrolled said -> enrolled(fact, said, admissions.of(license, said));
            case UserWithdrawn said -> hearWithdrawal.hear(license, fact, said);
            case OuMembershipChanged said -> synced(fact, said, Admission.bySync(license.terms(), said.syncId()));
            case AssignmentOpened said -> opened(license, fact, said);
            case InviteAccepted said -> accepted(license, fact, said);
            case InviteClosed said -> closed(license, fact, said);
            default -> throw new IllegalArgumentException("not a fact about people: " + fact.event());
        };
    }

    /** What a list says of its people, whose admission is known. */
    static Heard enrolled(Fact fact, UserEnrolled said, Admission admission) {
        var source = GrantSource.of(said.method(), said.source());
        var origin = source.name().isEmpty() ? said.source() : null; // a key or link has generations, no names
        var word = new Word(source, origin, said.stamp(), fact.eventId(), said.batchId());
        var mentions = IntStream.range(0, said.people().size()).mapToObj(i -> {
            var person = said.people().get(i);
            var identity = isNormalized(person.email()) ? Identity.of(person.email(), person.accountId()) : null;
            return mention(
                    fact,
                    i,
                    identity,
                    person.row(),
                    person.email(),
                    before -> identity == null
                            ? Verdict.refused(RefusalReason.NOT_AN_ADDRESS)
                            : admission.judge(before, word));
        });
        return heard(fact, word, said.actor(), admission, mentions);
    }

    /** What a run says of its people, whose admission is known. */
    static Heard synced(Fact fact, OuMembershipChanged said, Admission admission) {
        var unit = new GrantSource(EnrollmentMethod.OU, said.unitId());
        var word = new Word(unit, said.syncId().toString(), said.stamp(), fact.eventId(), said.runId());
        var joined = said.joined().size();
        var mentions = IntStream.range(0, said.size()).mapToObj(i -> {
            if (i < joined) {
                var person = said.joined().get(i);
                var identity = Identity.ofGoogle(person.googleId(), person.email());
                return mention(fact, i, identity, i + 1, person.email(), before -> admission.judge(before, word));
            }
            var identity = Identity.ofGoogle(said.left().get(i - joined).googleId(), null);
            return mention(fact, i, identity, i + 1, null, _ -> admission.leave(List.of(word)));
        });
        return heard(fact, word, said.actor(), admission, mentions);
    }

    private Heard opened(License license, Fact fact, AssignmentOpened said) {
        var admission = admissions.of(license, said);
        var source = new GrantSource(EnrollmentMethod.LMS, said.assignmentId());
        var word = new Word(source, null, said.stamp(), fact.eventId(), null);
        var identity = Makers.identity(license, said.person(), said.vouchesForAddresses());
        var mention = mention(fact, 0, identity, 1, identity.address(), before -> admission.judge(before, word));
        return heard(fact, word, user(null), admission, Stream.of(mention));
    }

    /** A frozen license takes no acceptance; it is kept. */
    private static Heard accepted(License license, Fact fact, InviteAccepted said) {
        var admission = license.isLive()
                ? new Admission.Admitted(Way.ADDED)
                : new Admission.Refused(RefusalReason.LICENSE_NOT_LIVE);
        var mention = mention(
                fact,
                0,
                Identity.of(said.memberId(), said.accountId()),
                null,
                null,
                before -> Answer.ACCEPTED.judge(before, license.id(), said.memberId(), said.inviteId()));
        return new Heard(
                answer(fact, user(said.accountId()), said.stamp(), said.inviteId()), admission, List.of(mention));
    }

    /** Whoever says no may do so at any time; their seat is free. While a license is frozen none of its invites runs out. */
    private static Heard closed(License license, Fact fact, InviteClosed said) {
        var answer = switch (said.reason()) {
            case DECLINED -> Answer.DECLINED;
            case EXPIRED -> Answer.EXPIRED;
        };
        var admission = license.isLive() || answer == Answer.DECLINED
                ? new Admission.Admitted(Way.ADDED)
                : new Admission.Refused(RefusalReason.LICENSE_NOT_LIVE);
        var mention = mention(
                fact,
                0,
                Identity.of(said.memberId(), null),
                null,
                null,
                before -> ifTaken(admission, answer.judge(before, license.id(), said.memberId(), said.inviteId())));
        var actor = said.accountId() == null ? Actor.SYSTEM : user(said.accountId());
        return new Heard(answer(fact, actor, said.stamp(), said.inviteId()), admission, List.of(mention));
    }

    /** Refused is only what would change something: then the invite named is pending still, and is to be opened again. */
    private static Verdict ifTaken(Admission admission, Verdict verdict) {
        return admission instanceof Admission.Refused(var reason)
                        && !verdict.events().isEmpty()
                ? Verdict.refused(reason)
                : verdict;
    }

    static Heard.Mention mention(
            Fact fact,
            int i,
            @Nullable Identity identity,
            @Nullable Integer row,
            @Nullable String address,
            Function<Membership, Verdict> opinion) {
        return new Heard.Mention(identity, row, address, fact.failed().contains(i) ? null : opinion);
    }

    static Heard heard(Fact fact, Word word, Actor actor, Admission admission, Stream<Heard.Mention> mentions) {
        var said = new Said(
                fact.event().licenseId(),
                Said.Kind.FACT,
                fact.again() ? null : fact.eventId(),
                word.batchId(),
                actor,
                word.stamp(),
                word.source().method(),
                word.source().name(),
                word.origin(),
                null,
                List.of());
        return new Heard(said, admission, mentions.toList());
    }

    private static Said answer(Fact fact, Actor actor, long stamp, UUID inviteId) {
        return new Said(
                fact.event().licenseId(),
                Said.Kind.FACT,
                fact.again() ? null : fact.eventId(),
                null,
                actor,
                stamp,
                null,
                null,
                null,
                inviteId,
                List.of());
    }

    private static Actor user(@Nullable UUID accountId) {
        return new Actor(accountId, null, Actor.Role.USER);
    }

    private static boolean isNormalized(String email) {
        return EmailAddress.parse(email) instanceof EmailAddress address
                && address.normalized().equals(email);
    }
}
