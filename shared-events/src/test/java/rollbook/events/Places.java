package rollbook.events;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The places of a JSON body, as JSON pointers, and what its record says of them. */
final class Places {
    private Places() {}

    /** Everything below the root. */
    static Set<String> of(JsonNode node) {
        var places = new TreeSet<String>();
        children(node).forEach((name, child) -> {
            places.add("/" + name);
            of(child).forEach(place -> places.add("/" + name + place));
        });
        return places;
    }

    /** The places at which a component stands that its record, or a record within it, declares {@code @Nullable}. */
    static Set<String> nullable(Class<?> record, JsonNode body) {
        var places = new TreeSet<String>();
        for (var component : record.getRecordComponents()) {
            var at = "/" + component.getName();
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && body.has(component.getName())) {
                places.add(at);
            }
            within(component.getGenericType(), body.path(component.getName())).forEach(place -> places.add(at + place));
        }
        return places;
    }

    /** All components declared {@code @Nullable} in a record and in those within it, by their path. */
    static Set<String> declaredNullable(Class<?> record) {
        var paths = new TreeSet<String>();
        for (var component : record.getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                paths.add("/" + component.getName());
            }
            var type = component.getGenericType() instanceof ParameterizedType list
                    ? list.getActualTypeArguments()[0]
                    : component.getType();
            if (type instanceof Class<?> nested && nested.isRecord()) {
                declaredNullable(nested).forEach(path -> paths.add("/" + component.getName() + path));
            }
        }
        return paths;
    }

    /** Places as paths: of a list's elements the list is named and not the position. */
    static Set<String> paths(Set<String> places) {
        return places.stream().map(place -> place.replaceAll("/[0-9]+", "")).collect(Collectors.toSet());
    }

    private static Set<String> within(Type type, JsonNode node) {
        return switch (type) {
            case Class<?> record when record.isRecord() -> nullable(record, node);
            case ParameterizedType list ->
                children(node).entrySet().stream()
                        .flatMap(element -> within(list.getActualTypeArguments()[0], element.getValue()).stream()
                                .map(place -> "/" + element.getKey() + place))
                        .collect(Collectors.toSet());
            default -> Set.of();
        };
    }

    static void put(ObjectNode body, String place, JsonNode value) {
        switch (body.at(parent(place))) {
            case ObjectNode object -> object.set(lastName(place), value);
            case ArrayNode array -> array.set(Integer.parseInt(lastName(place)), value);
            default -> throw new AssertionError("no such place");
        }
    }

    static void remove(ObjectNode body, String place) {
        ((ObjectNode) body.at(parent(place))).remove(lastName(place));
    }

    static boolean isElement(String place) {
        return lastName(place).chars().allMatch(Character::isDigit);
    }

    private static JsonPointer parent(String place) {
        return JsonPointer.compile(place.substring(0, place.lastIndexOf('/')));
    }

    private static String lastName(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static Map<String, JsonNode> children(JsonNode node) {
        var children = new LinkedHashMap<String, JsonNode>();
        node.properties().forEach(property -> children.put(property.getKey(), property.getValue()));
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            children.put(Integer.toString(i), node.get(i));
        }
        return children;
    }
}
