package rollbook.license.domain;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import rollbook.events.EnrollmentMethod;
import rollbook.license.domain.Grant.State;
import rollbook.license.domain.MembershipEvent.Ended;

/**
 * That sources end, as it would be said of somebody: of the whole source, as an admin ends it (R14), or of their own grants
 * by it, as a run of a sync does (R9). Whoever has another live grant stays (X5).
 *
 * @param id the event and the act it would be said in
 */
public record Ending(Set<EndedSource> sources, long stamp, UUID id) {

    public Ending {
        sources = Set.copyOf(sources);
    }

    /** Whether one of the sources vouches for them until now: also for whoever is kept out, whom it entitles to nothing. */
    public boolean concerns(Membership membership) {
        return ends(membership).findAny().isPresent();
    }

    /** The end of the sources as a whole. */
    public Verdict whole() {
        return new Verdict.Accepted(sources.stream()
                .<MembershipEvent>map(source -> new Ended(source, stamp))
                .toList());
    }

    /** The end of one person's grants by them, where {@code admission} lets a sync end any. */
    public Verdict of(Membership membership, Admission admission) {
        return admission.leave(ends(membership).map(this::later).toList());
    }

    /** The methods by which somebody is on the license or invited to it, longest standing first. */
    public static List<EnrollmentMethod> reasons(Membership membership) {
        return Stream.of(State.GRANTED, State.OFFERED)
                .map(membership::live)
                .flatMap(Collection::stream)
                .map(grant -> grant.word().source().method())
                .distinct()
                .toList();
    }

    private Stream<Word> ends(Membership membership) {
        return membership.grants().values().stream()
                .map(Grant::word)
                .filter(word -> membership.isVouchedForBy(word.source()))
                .filter(word -> sources.stream().anyMatch(source -> source.spoke(word)));
    }

    private Word later(Word word) {
        return new Word(word.source(), word.origin(), stamp, id, id);
    }
}
