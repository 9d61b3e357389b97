package rollbook.operations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * As much of kustomize as the manifests use, so that they are checked where there is no kubectl: resources, components,
 * generated ConfigMaps, patches by file, images, a namespace. Whatever else a kustomization asks for is refused; where there is
 * a kubectl, a test holds the two together.
 */
final class Kustomization {
    private static final Set<String> KNOWN = Set.of(
            "apiVersion", "kind", "namespace", "resources", "components", "configMapGenerator", "patches", "images");
    /** Lists that kustomize merges by a key of their items; here a patch leaves them alone, but for containers. */
    private static final Set<String> MERGED = Set.of("env", "envFrom", "ports", "volumes", "volumeMounts");

    private static final Set<String> OF_NO_NAMESPACE = Set.of("Namespace");

    private Kustomization() {}

    /** What {@code kubectl kustomize} makes of this folder, in whatever order, with these components at its end. */
    static List<Node> render(Path folder, List<Path> components) {
        var documents = new ArrayList<Map<String, Object>>();
        build(folder, documents);
        components.forEach(component -> build(component, documents));
        return documents.stream().map(Node::new).toList();
    }

    private static void build(Path folder, List<Map<String, Object>> documents) {
        var asked = Node.documents(Project.text(folder.resolve("kustomization.yaml")))
                .getFirst();
        if (!KNOWN.containsAll(asked.keys())) {
            throw new AssertionError("%s asks for more than is rendered here: %s".formatted(folder, asked.keys()));
        }
        for (var resource : asked.items("resources")) {
            var path = folder.resolve(resource.text()).normalize();
            if (Files.isDirectory(path)) {
                build(path, documents);
            } else {
                Node.documents(Project.text(path)).forEach(document -> documents.add(copy(document)));
            }
        }
        // a component works on everything so far
        asked.items("components")
                .forEach(part -> build(folder.resolve(part.text()).normalize(), documents));
        asked.items("configMapGenerator").forEach(map -> documents.add(generated(folder, map)));
        asked.items("patches").forEach(patch -> {
            var written = Node.documents(Project.text(folder.resolve(patch.text("path"))));
            patch.find("target")
                    .ifPresentOrElse(
                            target -> takeAway(documents, target, written),
                            () -> written.forEach(document -> patch(documents, document)));
        });
        asked.items("images").forEach(image -> documents.forEach(document -> rename(document, image)));
        asked.find("namespace")
                .ifPresent(namespace -> documents.forEach(document -> {
                    if (!OF_NO_NAMESPACE.contains(String.valueOf(document.get("kind")))) {
                        child(document, "metadata").put("namespace", namespace.text());
                    }
                }));
    }

    private static Map<String, Object> generated(Path folder, Node map) {
        var data = new LinkedHashMap<String, Object>();
        map.items("files").forEach(file -> data.put(file.text(), Project.text(folder.resolve(file.text()))));
        var document = new LinkedHashMap<String, Object>(Map.of("apiVersion", "v1", "kind", "ConfigMap", "data", data));
        document.put("metadata", new LinkedHashMap<>(Map.of("name", map.text("name"))));
        return document;
    }

    private static void patch(List<Map<String, Object>> documents, Node patch) {
        var target = documents.stream()
                .map(Node::new)
                .filter(document ->
                        document.kind().equals(patch.kind()) && document.name().equals(patch.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing to patch: %s %s".formatted(patch.kind(), patch.name())));
        if (patch.find("$patch").isPresent()) {
            documents.remove(map(target.value()));
        } else {
            merge(map(target.value()), patch);
        }
    }

    /** All of a kind: no other patch with a target is rendered here. */
    private static void takeAway(List<Map<String, Object>> documents, Node target, List<Node> written) {
        var deletes = written.stream().allMatch(patch -> patch.find("$patch").isPresent());
        if (!deletes || !target.keys().equals(List.of("kind"))) {
            throw new AssertionError("A patch of " + target + " is not rendered here");
        }
        if (!documents.removeIf(document -> new Node(document).kind().equals(target.text("kind")))) {
            throw new AssertionError("Nothing to patch: " + target);
        }
    }

    private static void merge(Map<String, Object> into, Node patch) {
        patch.entries().forEach(entry -> {
            var name = entry.getKey();
            var value = entry.getValue();
            if (MERGED.contains(name) && !value.items().isEmpty()) {
                throw new AssertionError("A patch of " + name + " is not rendered here");
            }
            if (name.equals("containers")) {
                value.items().forEach(container -> merge(named(into, container.text("name")), container));
            } else if (value.value() instanceof Map && into.get(name) instanceof Map) {
                merge(child(into, name), value);
            } else {
                into.put(name, copied(value.value()));
            }
        });
    }

    /** The container a patch is for. */
    private static Map<String, Object> named(Map<String, Object> pod, String container) {
        return new Node(pod)
                .items("containers").stream()
                        .filter(each -> each.text("name").equals(container))
                        .map(each -> map(each.value()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("Nothing to patch: container " + container));
    }

    private static void rename(Map<String, Object> document, Node image) {
        new Node(document)
                .all()
                .filter(node -> node.find("image")
                        .filter(named -> named.text().equals(image.text("name")))
                        .isPresent())
                .forEach(node -> map(node.value()).put("image", renamed(image)));
    }

    private static String renamed(Node image) {
        return image.find("newName").orElseGet(() -> image.at("name")).text() + ":" + image.text("newTag");
    }

    private static Map<String, Object> copy(Node document) {
        return map(copied(document.value()));
    }

    /** Deep, so that what two places share by an anchor is two. */
    private static Object copied(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((name, each) -> copy.put(name, copied(each)));
                yield copy;
            }
            case List<?> list ->
                new ArrayList<>(list.stream().map(Kustomization::copied).toList());
            default -> value;
        };
    }

    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return map(parent.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
