package rollbook.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A value within a YAML document: a map, a list, a text, a number.
 *
 * @param value as the parser made it
 */
record Node(Object value) {

    /** The documents of a file, the empty ones left out. */
    static List<Node> documents(String yaml) {
        return StreamSupport.stream(
                        new Yaml(new SafeConstructor(new LoaderOptions()))
                                .loadAll(yaml)
                                .spliterator(),
                        false)
                .filter(Map.class::isInstance)
                .map(Node::new)
                .toList();
    }

    /** What lies there. */
    Node at(String... path) {
        return find(path).orElseThrow(() -> new AssertionError(String.join(".", path) + " is missing in " + value));
    }

    /** What lies there, if anything. */
    Optional<Node> find(String... path) {
        var found = Optional.of(this);
        for (var name : path) {
            found = found.flatMap(node ->
                            Optional.ofNullable(node.value instanceof Map<?, ?> map ? map.get(name) : null))
                    .map(Node::new);
        }
        return found;
    }

    /** The items of a list; of anything else none. */
    List<Node> items() {
        return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
    }

    /** The items of the list there; none where there is none. */
    List<Node> items(String... path) {
        return find(path).map(Node::items).orElse(List.of());
    }

    Stream<Map.Entry<String, Node>> entries() {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(entry -> Map.entry(entry.getKey().toString(), new Node(orEmpty(entry.getValue()))))
                : Stream.empty();
    }

    List<String> keys() {
        return entries().map(Map.Entry::getKey).toList();
    }

    String text() {
        return value.toString();
    }

    String text(String... path) {
        return at(path).text();
    }

    String kind() {
        return text("kind");
    }

    String name() {
        return text("metadata", "name");
    }

    /** This and everything within it. */
    Stream<Node> all() {
        return Stream.concat(
                Stream.of(this),
                Stream.concat(items().stream(), entries().map(Map.Entry::getValue))
                        .flatMap(Node::all));
    }

    private static Object orEmpty(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value;
    }
}
