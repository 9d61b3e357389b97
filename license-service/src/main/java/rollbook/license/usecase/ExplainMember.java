package rollbook.license.usecase;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.events.Actor;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Authority;
import rollbook.license.domain.Because;
import rollbook.license.domain.Exclusion;
import rollbook.license.domain.License;
import rollbook.license.domain.OnRemoval;
import rollbook.license.domain.Why;
import rollbook.license.usecase.MemberList.Listed;

/** Explains one member: every reason past and present, who gave it, and what would happen on removal (R13, R42). */
@ApplicationScoped
public class ExplainMember {
    private final MemberList memberList;
    private final MemberHistory memberHistory;
    private final Ledger ledger;
    private final Clock clock;

    ExplainMember(MemberList memberList, MemberHistory memberHistory, Ledger ledger, Clock clock) {
        this.memberList = memberList;
        this.memberHistory = memberHistory;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Somebody explained.
     *
     * @param why a sentence for an admin
     * @param because the same piece by piece
     * @param position while waiting: the place in the line, 1-based
     * @param speakers who stood behind the events their grants came in
     * @param history its newest entries
     * @param onRemoval absent where there is nothing to remove
     */
    public record Explained(
            Listed member,
            String why,
            Because because,
            @Nullable Integer position,
            Map<UUID, Actor> speakers,
            List<KeptOut> keptOut,
            List<MemberHistory.Entry> history,
            Optional<OnRemoval> onRemoval) {}

    /**
     * An exclusion that stands.
     *
     * @param stamp since when
     * @param actor who decided it, where the ledger says
     */
    public record KeptOut(
            Authority by, long stamp, @Nullable Actor actor) {}

    /** One member of a license, with up to {@code entries} entries of history; empty where they never were on it. */
    @Transactional
    public Optional<Explained> explain(License license, UUID memberId, int entries) {
        return find(license, memberId).map(member -> explain(license, member, entries));
    }

    /** Up to {@code limit} entries of a member's history, the newest first; empty where they never were on the license. */
    @Transactional
    public Optional<List<MemberHistory.Entry>> history(License license, UUID memberId, long before, int limit) {
        return find(license, memberId)
                .map(member -> memberHistory.read(license.id(), member.memberId(), before, limit));
    }

    private Optional<Listed> find(License license, UUID memberId) {
        return memberList.find(license.id(), memberHistory.survivor(memberId));
    }

    private Explained explain(License license, Listed member, int entries) {
        var membership = member.membership();
        var speakers = ledger.actors(
                license.id(),
                membership.grants().values().stream()
                        .map(grant -> grant.word().eventId())
                        .collect(toSet()));
        var stamps = Stream.concat(
                        Stream.of(membership.removedAt()),
                        membership.exclusions().values().stream().map(Exclusion::stamp))
                .filter(stamp -> stamp > 0)
                .collect(toSet());
        var doers = memberHistory.doers(license.id(), member.memberId(), stamps);
        var position = position(license.id(), member);
        var seats = Objects.requireNonNull(
                        ledger.positions(Set.of(license.id())).get(license.id()))
                .seats();
        var why = new Why(speakers, doers);
        return new Explained(
                member,
                why.sentence(membership, member.status(), position),
                why.because(membership, member.status()),
                position,
                speakers,
                keptOut(member, doers),
                memberHistory.read(license.id(), member.memberId(), Long.MAX_VALUE, entries),
                OnRemoval.of(membership, member.status(), license.terms(), seats, clock.instant()));
    }

    private @Nullable Integer position(UUID licenseId, Listed member) {
        return member.status() == MembershipStatus.WAITING
                ? memberList
                        .places(licenseId, List.of(member.turn()), Integer.MAX_VALUE)
                        .get(member.turn())
                : null;
    }

    private static List<KeptOut> keptOut(Listed member, Map<Long, Actor> doers) {
        var standing = new ArrayList<KeptOut>();
        member.membership().exclusions().forEach((by, exclusion) -> {
            if (exclusion.stands()) {
                standing.add(new KeptOut(by, exclusion.stamp(), doers.get(exclusion.stamp())));
            }
        });
        return standing;
    }
}
