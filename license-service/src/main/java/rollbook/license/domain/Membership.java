package rollbook.license.domain;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Grant.State;
import rollbook.license.domain.MembershipEvent.Declined;
import rollbook.license.domain.MembershipEvent.Ended;
import rollbook.license.domain.MembershipEvent.Excluded;
import rollbook.license.domain.MembershipEvent.Expired;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Lifted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Removed;
import rollbook.license.domain.MembershipEvent.Withdrawn;

/**
 * One person on one license: the latest word of each source, the last removal, the exclusions, the ended sources (DESIGN
 * §2). A fold of what was said about them that ignores order and repetition. What it entitles to is computed and never
 * stored as the truth; whether there is a seat for it is the second step, {@link Seats}.
 *
 * @param grants by source, the withdrawn and the void ones too
 * @param removedAt stamp of the last removal by hand; 0 when there was none
 * @param exclusions the last word of each who may keep people out
 * @param ended the sources of the license that ended as a whole, and at which stamp
 */
public record Membership(
        Map<GrantSource, Grant> grants,
        long removedAt,
        Map<Authority, Exclusion> exclusions,
        Map<EndedSource, Long> ended) {

    /** Somebody of whom nothing was ever said on this license. */
    public static final Membership NONE = new Membership(Map.of(), 0, Map.of(), Map.of());

    public Membership {
        grants = Map.copyOf(grants);
        exclusions = Map.copyOf(exclusions);
        ended = Map.copyOf(ended);
    }

    /** The membership as it was stored: its grants, one of each source, the last removal and the exclusions. */
    public static Membership of(
            Collection<Grant> grants,
            long removedAt,
            Map<Authority, Exclusion> exclusions,
            Map<EndedSource, Long> ended) {
        var bySource =
                grants.stream().collect(toUnmodifiableMap(grant -> grant.word().source(), Function.identity()));
        return new Membership(bySource, removedAt, exclusions, ended);
    }

    /** What this event makes of it. Nothing changes when the event is old news. */
    public Membership apply(MembershipEvent event) {
        return switch (event) {
            case Granted(var word) -> with(new Grant(State.GRANTED, word));
            case Offered(var word) -> with(new Grant(State.OFFERED, word));
            case Withdrawn(var word) -> with(new Grant(State.WITHDRAWN, word));
            case Declined(var word) -> with(new Grant(State.DECLINED, word));
            case Expired(var word) -> with(new Grant(State.EXPIRED, word));
            case Removed(var stamp) -> new Membership(grants, Math.max(stamp, removedAt), exclusions, ended);
            case Excluded(var by, var stamp) -> with(by, new Exclusion(true, stamp));
            case Lifted(var by, var stamp) -> with(by, new Exclusion(false, stamp));
            case Ended(var source, var stamp) ->
                new Membership(grants, removedAt, exclusions, union(ended, Map.of(source, stamp), Math::max));
        };
    }

    /** What these events make of it, one after the other; their order does not matter. */
    public Membership apply(Collection<? extends MembershipEvent> events) {
        var membership = this;
        for (var event : events) {
            membership = membership.apply(event);
        }
        return membership;
    }

    /** Of two people who turn out to be one: union of grants, later removal, any exclusion (DESIGN §2 <em>Person</em>). */
    public Membership merge(Membership other) {
        return new Membership(
                union(grants, other.grants, Grant.LATER),
                Math.max(removedAt, other.removedAt),
                union(exclusions, other.exclusions, Exclusion.ANY),
                union(ended, other.ended, Math::max));
    }

    /** What the person has coming, before seats: granted beats offered, offered beats nothing. */
    public Entitlement entitlement() {
        if (!live(State.GRANTED).isEmpty()) {
            return Entitlement.ENTITLED;
        }
        return live(State.OFFERED).isEmpty() ? Entitlement.NOTHING : Entitlement.OFFERED;
    }

    /** The grants in this state that count: not void, and not kept out; longest standing first. */
    public List<Grant> live(State state) {
        var live = new ArrayList<Grant>(grants.size()); // no stream: asked several times of everybody in an import
        for (var grant : grants.values()) {
            if (grant.state() == state && counts(grant.word())) {
                live.add(grant);
            }
        }
        live.sort(Grant.IN_ORDER);
        return Collections.unmodifiableList(live);
    }

    /**
     * The offer that a pending invite is about: of those that count the longest standing. Where its source ended and the
     * person was not told yet none may count; then it is the last one made.
     */
    public Optional<Word> offer() {
        return live(State.OFFERED).stream()
                .findFirst()
                .or(() -> grants.values().stream()
                        .filter(grant -> grant.state() == State.OFFERED)
                        .max(Grant.IN_ORDER))
                .map(Grant::word);
    }

    /** Whether the person is kept out of a way onto the license. */
    public boolean isKeptOut(EnrollmentMethod method) {
        return exclusions.entrySet().stream()
                .anyMatch(exclusion ->
                        exclusion.getValue().stands() && exclusion.getKey().closes(method));
    }

    /** Whether this authority keeps the person out. */
    public boolean isKeptOut(Authority by) {
        return Optional.ofNullable(exclusions.get(by)).filter(Exclusion::stands).isPresent();
    }

    /**
     * Whether this source's last word grants, and nothing has made it void. Whoever is kept out has such a word too: it is
     * recorded and entitles nobody, so its source need not say it again.
     */
    public boolean isVouchedForBy(GrantSource source) {
        return isVouchedForBy(source, Long.MIN_VALUE);
    }

    /** The same of a word newer than {@code since}. */
    public boolean isVouchedForBy(GrantSource source, long since) {
        var grant = grants.get(source);
        return grant != null && grant.state() == State.GRANTED && grant.word().stamp() > since && !isVoid(grant.word());
    }

    /** Whether a word that counted until this source ended is void by it. */
    public boolean loses(EndedSource source, long stamp) {
        return grants.values().stream()
                .filter(grant -> grant.state() == State.GRANTED || grant.state() == State.OFFERED)
                .map(Grant::word)
                .anyMatch(word -> source.spoke(word) && word.stamp() <= stamp && word.stamp() > removedAt);
    }

    /** Whether this was said before the last removal by hand or before the end of its source; both win a tie. */
    public boolean isVoid(Word word) {
        return word.stamp() <= removedAt
                || ended.entrySet().stream()
                        .anyMatch(end ->
                                word.stamp() <= end.getValue() && end.getKey().spoke(word));
    }

    /** How somebody who has nothing coming stands: what was said last of them decides. */
    public MembershipStatus absence() {
        if (exclusions.values().stream().anyMatch(Exclusion::stands)) {
            return MembershipStatus.KEPT_OUT;
        }
        return grants.values().stream()
                .max(Grant.IN_ORDER)
                .map(last -> switch (last.state()) {
                    case OFFERED -> MembershipStatus.WITHDRAWN; // void: it was taken back before an answer
                    case EXPIRED -> MembershipStatus.EXPIRED;
                    case DECLINED -> MembershipStatus.DECLINED;
                    case WITHDRAWN, GRANTED -> MembershipStatus.REMOVED;
                })
                .orElse(removedAt == 0 ? MembershipStatus.NONE : MembershipStatus.REMOVED);
    }

    private boolean counts(Word word) {
        return !isVoid(word) && !isKeptOut(word.source().method());
    }

    private Membership with(Grant grant) {
        var merged = union(grants, Map.of(grant.word().source(), grant), Grant.LATER);
        return new Membership(merged, removedAt, exclusions, ended);
    }

    private Membership with(Authority by, Exclusion exclusion) {
        return new Membership(grants, removedAt, union(exclusions, Map.of(by, exclusion), Exclusion.LATER), ended);
    }

    private static <K, V> Map<K, V> union(Map<K, V> one, Map<K, V> other, BinaryOperator<V> both) {
        var union = new HashMap<>(one);
        other.forEach((key, value) -> union.merge(key, value, both));
        return union;
    }
}
