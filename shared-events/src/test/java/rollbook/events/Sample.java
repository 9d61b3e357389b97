package rollbook.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An approved sample: a message as it was once written, which must be readable for ever. */
record Sample(String wireName, String name, String key, Map<String, String> headers, JsonNode body) {
    static final ObjectMapper JSON = new ObjectMapper();

    /** Every sample there is, those of one type together. */
    static Stream<Sample> all() {
        return files("sample").flatMap(Sample::in).map(Sample::read);
    }

    /** The sample of that type and name, such as {@code rollbook.user-enrolled.v1 full}. */
    static Sample named(String typeAndName) {
        return all().filter(it -> it.toString().equals(typeAndName)).findFirst().orElseThrow();
    }

    /** The schema files, read; each under the name of its file without the ending. */
    static Map<String, JsonNode> schemas() {
        var schemas = new LinkedHashMap<String, JsonNode>();
        files("schema").forEach(file -> schemas.put(baseName(file), tree(file)));
        return schemas;
    }

    EventType type() {
        return EventType.ofWireName(wireName).orElseThrow();
    }

    EventMessage message() {
        return message(body);
    }

    /** The sample with something changed in its body. */
    EventMessage with(Consumer<ObjectNode> change) {
        var changed = body.deepCopy();
        change.accept((ObjectNode) changed);
        return message(changed);
    }

    private EventMessage message(JsonNode otherBody) {
        try {
            return new EventMessage(key, headers, JSON.writeValueAsBytes(otherBody));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return wireName + " " + name;
    }

    private static Sample read(Path file) {
        var tree = tree(file);
        var headers = new LinkedHashMap<String, String>();
        tree.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Sample(
                file.getName(file.getNameCount() - 2).toString(),
                baseName(file),
                tree.get("key").asText(),
                headers,
                tree.get("body"));
    }

    private static JsonNode tree(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String folder) {
        try {
            URL url = Objects.requireNonNull(Event.class.getResource(folder));
            return in(Path.of(url.toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Path> in(Path folder) {
        try (var files = Files.list(folder)) {
            return List.copyOf(files.sorted().toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String baseName(Path file) {
        return file.getFileName().toString().replaceFirst("\\.json$", "");
    }
}
