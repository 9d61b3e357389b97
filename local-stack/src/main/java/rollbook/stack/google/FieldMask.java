package rollbook.stack.google;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which fields an answer shall have: {@code nextPageToken,users(id,name/givenName)}. {@code *} is every field at that
 * place, no mask is every field at all.
 */
final class FieldMask {
    static final FieldMask ALL = new FieldMask(Map.of());

    /** Nothing in it: everything. */
    private final Map<String, FieldMask> fields;

    private FieldMask(Map<String, FieldMask> fields) {
        this.fields = fields;
    }

    /**
     * Reads one.
     *
     * @throws BadQuery where Google would answer 400
     */
    static FieldMask parse(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        var reader = new Reader(text.replace(" ", ""));
        var mask = reader.list();
        if (reader.at < reader.text.length()) {
            throw new BadQuery(text);
        }
        return mask;
    }

    boolean has(String field) {
        return isAll() || fields.containsKey(field);
    }

    FieldMask at(String field) {
        return isAll() ? ALL : Optional.ofNullable(fields.get(field)).orElse(fields.getOrDefault("*", ALL));
    }

    Stream<String> names() {
        return fields.keySet().stream();
    }

    JsonObject of(JsonObject json) {
        if (isAll()) {
            return json;
        }
        var some = new JsonObject();
        json.fieldNames().stream()
                .filter(this::has)
                .forEach(name -> some.put(name, at(name).ofAny(json.getValue(name))));
        return some;
    }

    Object ofAny(Object value) {
        return switch (value) {
            case JsonObject json -> of(json);
            case JsonArray array -> {
                var some = new JsonArray();
                array.forEach(each -> some.add(ofAny(each)));
                yield some;
            }
            default -> value;
        };
    }

    private boolean isAll() {
        return fields.isEmpty() || fields.containsKey("*");
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        FieldMask list() {
            var fields = new LinkedHashMap<String, FieldMask>();
            do {
                field(fields);
            } while (took(','));
            return new FieldMask(fields);
        }

        private void field(Map<String, FieldMask> fields) {
            var from = at;
            while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '*')) {
                at++;
            }
            if (at == from) {
                throw new BadQuery(text);
            }
            fields.merge(text.substring(from, at), below(), FieldMask::merge);
        }

        private FieldMask below() {
            if (took('/')) {
                var one = new LinkedHashMap<String, FieldMask>();
                field(one);
                return new FieldMask(one);
            }
            if (!took('(')) {
                return ALL;
            }
            var below = list();
            if (!took(')')) {
                throw new BadQuery(text);
            }
            return below;
        }

        private boolean took(char expected) {
            if (at < text.length() && text.charAt(at) == expected) {
                at++;
                return true;
            }
            return false;
        }
    }

    private static FieldMask merge(FieldMask one, FieldMask other) {
        if (one.isAll() || other.isAll()) {
            return ALL;
        }
        var both = new LinkedHashMap<>(one.fields);
        other.fields.forEach((name, mask) -> both.merge(name, mask, FieldMask::merge));
        return new FieldMask(both);
    }
}
