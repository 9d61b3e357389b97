package rollbook.operations;

import static com.networknt.schema.SpecificationVersion.DRAFT_2020_12;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kinds of {@code k8s/schema}: what each may say, and nothing else. */
final class KubernetesSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(DRAFT_2020_12);

    private final Map<String, Schema> kinds = new HashMap<>();

    KubernetesSchemas() {
        List.of("kubernetes", "operators").forEach(this::read);
    }

    /** What is wrong with this document; a kind nobody cut is. */
    List<String> violations(Node document) {
        var schema = kinds.get(document.text("apiVersion") + " " + document.kind());
        if (schema == null) {
            return List.of("No schema of %s %s".formatted(document.text("apiVersion"), document.kind()));
        }
        return schema.validate(json(document.value()), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private void read(String file) {
        var all = Node.documents(Project.text("k8s/schema/" + file + ".json")).getFirst();
        for (var kind : all.items("oneOf")) {
            var name = kind.text("$ref").substring("#/definitions/".length());
            var properties = all.at("definitions", name, "properties");
            var schema = json(Map.of(
                    "$ref",
                    kind.text("$ref"),
                    "definitions",
                    all.at("definitions").value()));
            kinds.put(
                    properties.text("apiVersion", "const") + " " + properties.text("kind", "const"),
                    REGISTRY.getSchema(schema, InputFormat.JSON));
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
