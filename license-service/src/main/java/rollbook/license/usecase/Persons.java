package rollbook.license.usecase;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import rollbook.license.domain.Identity;
import rollbook.license.domain.Resolution;

/** Humans, known by address, account, Google id or LMS identity (DESIGN §2 <em>Person</em>). */
public interface Persons {

    /** That two people turned out to be one: all of {@code from}'s is {@code into}'s from now on. */
    record Merge(UUID from, UUID into) {}

    /**
     * Who was meant.
     *
     * @param people the person behind each identity, after the merges
     * @param merges in order; the identities are moved already, the memberships are the caller's to merge. Nobody is
     *     merged into somebody merged
     * @param born who was nobody before: nobody else can know them yet
     */
    record Found(Map<Identity, UUID> people, List<Merge> merges, Set<UUID> born) {
        public Found {
            people = Map.copyOf(people);
            merges = List.copyOf(merges);
            born = Set.copyOf(born);
        }

        /** What a resolution came to. */
        public static Found of(Resolution resolution) {
            var merges = resolution.merges().entrySet().stream()
                    .map(merge -> new Merge(merge.getKey(), merge.getValue()))
                    .toList();
            return new Found(resolution.people(), merges, resolution.born());
        }
    }

    /**
     * The person behind each identity that is somebody already, as {@link #identify} would have it; the others are missing.
     * Nothing is written.
     */
    Map<Identity, UUID> known(Collection<Identity> identities);

    /**
     * The person behind each identity, in the order they were said; who is not known yet becomes one, and what is new of a
     * known person is kept. Only a person id nobody has, and a Google id nobody has without an address, are nobody. Safe
     * against the same people arriving on two licenses at once.
     *
     * @throws rollbook.kit.consumer.TransientFailureException when others are at the same people for too long
     */
    Found identify(Collection<Identity> identities);

    /** What {@link #identify} would come to now. Nothing is written and nobody waited for; who would be born has an id. */
    Found foresee(Collection<Identity> identities);

    /**
     * Keeps others from merging these people until this transaction ends: to be asked before somebody gets their first line
     * on a license, which a merge elsewhere would not see.
     *
     * @throws rollbook.kit.consumer.TransientFailureException when one of them was merged since they were identified
     */
    void hold(Set<UUID> people);
}
