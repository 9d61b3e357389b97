package rollbook.license.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** People and what they are known by, while one identity after the other teaches more of them. */
final class Acquaintance {
    /** Ids grow with time; compared as PostgreSQL orders them ({@code UUID.compareTo} is signed). */
    private static final Comparator<UUID> BY_AGE = Comparator.comparing(UUID::toString);

    private final KnownPeople stored;
    private final Supplier<UUID> ids;
    private final Map<KnownBy, UUID> owners;
    private final Map<UUID, Set<KnownBy>> marks = new HashMap<>();
    private final Map<UUID, UUID> joined = new LinkedHashMap<>();
    private final Set<UUID> born = new HashSet<>();

    /** Starts from what is stored; {@code ids} gives new people theirs. */
    Acquaintance(KnownPeople stored, Supplier<UUID> ids) {
        this.stored = stored;
        this.ids = ids;
        this.owners = new HashMap<>(stored.owners());
        stored.owners().forEach((mark, person) -> marks(person).add(mark));
    }

    Map<KnownBy, UUID> owners() {
        return owners;
    }

    /** Those who were nobody yet and are somebody of their own now. */
    Set<UUID> born() {
        var alone = new HashSet<>(born);
        alone.removeAll(joined.keySet());
        return alone;
    }

    /** Which of those stored turned out to be whom, in order; each is merged but once, into somebody who stays. */
    Map<UUID, UUID> merged() {
        var merged = new LinkedHashMap<UUID, UUID>();
        joined.forEach((from, into) -> {
            if (!born.contains(from)) {
                merged.put(from, survivor(into));
            }
        });
        return merged;
    }

    /** The person of that id, whoever they turned out to be; null if there is none. */
    @Nullable
    UUID person(UUID id) {
        var survivor = stored.survivors().get(id);
        return survivor == null ? null : survivor(survivor);
    }

    @Nullable
    UUID owner(KnownBy mark) {
        return owners.get(mark);
    }

    /** Somebody new, known by that. */
    UUID bear(KnownBy mark) {
        var person = ids.get();
        born.add(person);
        give(mark, person);
        return person;
    }

    /** From now on it is that person's, and nobody else's. */
    void give(KnownBy mark, UUID person) {
        var before = owners.put(mark, person);
        if (before != null) {
            marks(before).remove(mark);
        }
        marks(person).add(mark);
    }

    /** Whether somebody cannot be known by that beside what they are known by. */
    boolean excludes(UUID person, KnownBy mark) {
        return marks(person).stream().anyMatch(mark::excludes);
    }

    /** Whether nothing but LMSs told of them; so far no address of theirs counts. */
    boolean isKnownByLmsAlone(UUID person) {
        return marks(person).stream().allMatch(mark -> mark.kind() == KnownBy.Kind.LMS);
    }

    /** Whether two people are surely two. */
    boolean areTwo(UUID one, UUID other) {
        return marks(one).stream().anyMatch(mark -> excludes(other, mark));
    }

    /** Makes one of two people: into the stored one, else the one with proof, else the older; returns who that is. */
    UUID join(UUID one, UUID other) {
        if (one.equals(other)) {
            return one;
        }
        var into = stays(one, other) ? one : other;
        var from = into.equals(one) ? other : one;
        Set.copyOf(marks(from)).forEach(mark -> give(mark, into));
        joined.put(from, into);
        return into;
    }

    /** Whom that person turned out to be by now. */
    UUID survivor(UUID person) {
        var survivor = person;
        for (var into = joined.get(survivor); into != null; into = joined.get(survivor)) {
            survivor = into;
        }
        return survivor;
    }

    private boolean stays(UUID one, UUID other) {
        if (born.contains(one) != born.contains(other)) {
            return born.contains(other);
        }
        return hasProof(one) == hasProof(other) ? BY_AGE.compare(one, other) < 0 : hasProof(one);
    }

    private boolean hasProof(UUID person) {
        return marks(person).stream().anyMatch(KnownBy::isProof);
    }

    private Collection<KnownBy> marks(UUID person) {
        return marks.computeIfAbsent(person, _ -> new HashSet<>());
    }
}
