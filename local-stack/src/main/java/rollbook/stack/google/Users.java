package rollbook.stack.google;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The users of one directory: found by id or any address, and by unit in the order of their addresses, so that a page
 * of a few units costs nothing where there are half a million people elsewhere.
 */
final class Users {
    private final Map<String, DirectoryUser> byKey = new HashMap<>();
    private final Map<String, NavigableMap<String, DirectoryUser>> byUnit = new HashMap<>();
    private final Map<String, DirectoryUser> deleted = new TreeMap<>();

    /** Who was there, in the order of the addresses. */
    Collection<DirectoryUser> deleted() {
        return deleted.values();
    }

    void delete(DirectoryUser user) {
        remove(user);
        deleted.put(user.email() + user.id(), user);
    }

    /** By id, primary address or alias. */
    Optional<DirectoryUser> find(String key) {
        return Optional.ofNullable(byKey.get(key.toLowerCase(Locale.ROOT)));
    }

    int size() {
        return byUnit.values().stream().mapToInt(Map::size).sum();
    }

    /** A new one, or the same one changed. */
    void put(DirectoryUser user) {
        var taken =
                user.addresses().filter(address -> isOfAnother(address, user)).findFirst();
        if (taken.isPresent()) {
            throw new IllegalArgumentException(taken.get() + " is somebody else's");
        }
        find(user.id()).ifPresent(this::remove);
        byKey.put(user.id(), user);
        user.addresses().forEach(address -> byKey.put(address, user));
        byUnit.computeIfAbsent(user.unitId(), _ -> new TreeMap<>()).put(user.email(), user);
    }

    private void remove(DirectoryUser user) {
        byKey.remove(user.id());
        user.addresses().forEach(byKey::remove);
        unit(user.unitId()).remove(user.email());
    }

    Collection<DirectoryUser> in(String unitId) {
        return Collections.unmodifiableCollection(unit(unitId).values());
    }

    /** Everybody of these units whose address comes after that one, in the order of the addresses. */
    Iterator<DirectoryUser> after(String email, Collection<String> unitIds) {
        var merged = new PriorityQueue<Cursor>(unitIds.size() + 1);
        unitIds.forEach(
                unitId -> Cursor.on(unit(unitId).tailMap(email, false).values().iterator())
                        .ifPresent(merged::add));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !merged.isEmpty();
            }

            @Override
            public DirectoryUser next() {
                var first = Optional.ofNullable(merged.poll()).orElseThrow(NoSuchElementException::new);
                Cursor.on(first.rest()).ifPresent(merged::add);
                return first.user();
            }
        };
    }

    private boolean isOfAnother(String address, DirectoryUser user) {
        var holder = byKey.get(address);
        return holder != null && !holder.id().equals(user.id());
    }

    private NavigableMap<String, DirectoryUser> unit(String unitId) {
        return byUnit.getOrDefault(unitId, new TreeMap<>());
    }

    /** The next one of a unit, and who comes after them. */
    private record Cursor(DirectoryUser user, Iterator<DirectoryUser> rest) implements Comparable<Cursor> {
        static Optional<Cursor> on(Iterator<DirectoryUser> users) {
            return users.hasNext() ? Optional.of(new Cursor(users.next(), users)) : Optional.empty();
        }

        @Override
        public int compareTo(Cursor other) {
            return user.email().compareTo(other.user.email());
        }
    }
}
