package rollbook.license.usecase;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollbook.license.domain.Identity;

/** Humans, known by address, account, Google id or LMS identity (DESIGN §2 <em>Person</em>). */
public interface Persons {

    /** That two people turned out to be one: all of {@code from}'s is {@code into}'s from now on. */
    record Merge(UUID from, UUID into) {}

    /**
     * Who was meant.
     *
     * @param people the person behind each identity, after the merges
     * @param merges in order; the identities are moved already, the memberships are the caller's to merge
     */
    record Found(Map<Identity, UUID> people, List<Merge> merges) {
        public Found {
            people = Map.copyOf(people);
            merges = List.copyOf(merges);
        }
    }

    /** The person behind each identity that is somebody already; the others are missing. Nothing is written. */
    Map<Identity, UUID> known(Collection<Identity> identities);

    /**
     * The person behind each identity; who is not known yet becomes one, and what is new of a known person is kept. Safe
     * against the same person arriving on two licenses at once.
     */
    Found identify(Collection<Identity> identities);
}
