package rollbook.license.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant by some identities, and what they teach about people (DESIGN §2 <em>Person</em>): a pure function from what
 * is said, in order, and what is stored.
 *
 * @param people the person behind each identity, after the merges; who is nobody is missing
 * @param learned what was nobody's and is somebody's now
 * @param moved what was one person's and is another's: by a merge, or an address given to somebody else
 * @param merges which people stored turned out to be whom, in order; nobody is merged into somebody merged
 * @param born who was nobody yet
 * @param touched the people stored about whom anything changes
 */
public record Resolution(
        Map<Identity, UUID> people,
        SortedMap<KnownBy, UUID> learned,
        SortedMap<KnownBy, Move> moved,
        Map<UUID, UUID> merges,
        Set<UUID> born,
        Set<UUID> touched) {

    public Resolution {
        people = Map.copyOf(people);
        learned = Collections.unmodifiableSortedMap(new TreeMap<>(learned));
        moved = Collections.unmodifiableSortedMap(new TreeMap<>(moved));
        merges = Collections.unmodifiableMap(new LinkedHashMap<>(merges)); // in order
        born = Set.copyOf(born);
        touched = Set.copyOf(touched);
    }

    /** From whom to whom. */
    public record Move(UUID from, UUID to) {}

    /** Resolves identities one after the other; {@code ids} gives new people theirs, which grow with time. */
    public static Resolution of(Collection<Identity> said, KnownPeople stored, Supplier<UUID> ids) {
        var acquaintance = new Acquaintance(stored, ids);
        var people = each(said, acquaintance, Recognition::meet);
        people.replaceAll((_, person) -> acquaintance.survivor(person));
        return of(people, stored, acquaintance);
    }

    /** The people behind identities who are somebody already, by the same precedence; nothing is learned. */
    public static Map<Identity, UUID> known(Collection<Identity> said, KnownPeople stored) {
        var acquaintance = new Acquaintance(stored, () -> {
            throw new IllegalStateException("nobody is born by a question");
        });
        return each(said, acquaintance, Recognition::find);
    }

    private static Map<Identity, UUID> each(
            Collection<Identity> said, Acquaintance people, BiFunction<Acquaintance, Identity, @Nullable UUID> meant) {
        var found = new LinkedHashMap<Identity, UUID>();
        for (var identity : said) {
            var person = meant.apply(people, identity);
            if (person != null) {
                found.put(identity, person);
            }
        }
        return found;
    }

    private static Resolution of(Map<Identity, UUID> people, KnownPeople stored, Acquaintance acquaintance) {
        var learned = new TreeMap<KnownBy, UUID>();
        var moved = new TreeMap<KnownBy, Move>();
        acquaintance.owners().forEach((mark, owner) -> {
            var before = stored.owners().get(mark);
            if (before == null) {
                learned.put(mark, owner);
            } else if (!before.equals(owner)) {
                moved.put(mark, new Move(before, owner));
            }
        });
        var merges = acquaintance.merged();
        var born = acquaintance.born();
        var touched = new HashSet<>(learned.values());
        moved.values().forEach(move -> touched.addAll(Set.of(move.from(), move.to())));
        merges.forEach((from, into) -> touched.addAll(Set.of(from, into)));
        touched.removeAll(born);
        return new Resolution(people, learned, moved, merges, born, touched);
    }
}
