package rollbook.stack.google;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The tree of one directory's units. Paths are derived, and found whatever the case of their letters. */
final class OrgUnits {
    private final Map<String, OrgUnit> byId = new HashMap<>();
    private final Map<String, Map<String, OrgUnit>> children = new HashMap<>();
    private final OrgUnit root;

    OrgUnits(String rootId, String name) {
        root = new OrgUnit(rootId, "", name);
        byId.put(rootId, root);
    }

    OrgUnit root() {
        return root;
    }

    int size() {
        return byId.size();
    }

    boolean has(String id) {
        return byId.containsKey(id);
    }

    /** By path, with or without its first slash, or by {@code id:…}. */
    Optional<OrgUnit> find(String pathOrId) {
        if (pathOrId.startsWith("id:")) {
            return Optional.ofNullable(byId.get(pathOrId));
        }
        var unit = Optional.of(root);
        for (var name : names(pathOrId)) {
            unit = unit.map(parent -> childrenOf(parent).get(fold(name)));
        }
        return unit;
    }

    String path(OrgUnit unit) {
        var names = new ArrayDeque<String>();
        for (var at = unit; !at.isRoot(); at = byId(at.parentId())) {
            names.push(at.name());
        }
        return "/" + String.join("/", names);
    }

    OrgUnit byId(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow(() -> new IllegalStateException("No unit " + id));
    }

    Collection<OrgUnit> under(OrgUnit unit) {
        return childrenOf(unit).values();
    }

    /** The unit itself first, then everything under it, parents before children. */
    List<OrgUnit> subtree(OrgUnit unit) {
        var all = new ArrayList<OrgUnit>();
        addSubtree(unit, all);
        return all;
    }

    /** The unit of this path; those on the way to it are made where they are missing. */
    OrgUnit make(String path, Supplier<String> freshId) {
        var unit = root;
        for (var name : names(path)) {
            var there = childrenOf(unit).get(fold(name));
            unit = there == null ? add(new OrgUnit(freshId.get(), unit.id(), name)) : there;
        }
        return unit;
    }

    /** Under another name or parent, with everything under it. */
    OrgUnit replace(OrgUnit old, OrgUnit changed) {
        if (old.isRoot() || subtree(old).stream().anyMatch(unit -> unit.id().equals(changed.parentId()))) {
            throw new IllegalArgumentException("A unit cannot go under itself, nor the root anywhere");
        }
        var there = childrenOf(byId(changed.parentId())).get(fold(changed.name()));
        if (there != null && !there.id().equals(old.id())) {
            throw new IllegalArgumentException("There is a unit %s already".formatted(path(there)));
        }
        detach(old);
        return add(changed);
    }

    void remove(OrgUnit unit) {
        detach(unit);
        byId.remove(unit.id());
        children.remove(unit.id());
    }

    private OrgUnit add(OrgUnit unit) {
        byId.put(unit.id(), unit);
        children.computeIfAbsent(unit.parentId(), _ -> new TreeMap<>()).put(fold(unit.name()), unit);
        return unit;
    }

    private void detach(OrgUnit unit) {
        childrenOf(byId(unit.parentId())).remove(fold(unit.name()));
    }

    private void addSubtree(OrgUnit unit, List<OrgUnit> all) {
        all.add(unit);
        under(unit).forEach(child -> addSubtree(child, all));
    }

    private Map<String, OrgUnit> childrenOf(OrgUnit unit) {
        return children.getOrDefault(unit.id(), new TreeMap<>());
    }

    private static List<String> names(String path) {
        return Stream.of(path.split("/", -1)).filter(name -> !name.isEmpty()).toList();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
