package rollbook.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Writes into the document what the code says with {@code @Nullable}: a field of an answer is always there, and may be null
 * where it is marked so; a field of a body may be left out where it is marked so. Whoever generates types from the document
 * need not doubt every field.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RequiredFields implements OASFilter {
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName JSON_INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");

    private final IndexView index;

    /** Made by the build, with the classes it knows. */
    public RequiredFields(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents();
        var schemas = components == null ? null : components.getSchemas();
        if (schemas == null) {
            return;
        }
        var taken = new TakenSchemas(document, schemas).names();
        var records =
                index.getKnownClasses().stream().filter(ClassInfo::isRecord).toList();
        schemas.forEach((name, schema) -> records.stream()
                .filter(candidate -> describes(candidate, name, schema))
                .findFirst()
                .ifPresent(found -> say(found, schema, taken.contains(name))));
    }

    /** Whether the schema is that of this record: named after it, with its components for properties. */
    private static boolean describes(ClassInfo found, String name, Schema schema) {
        var properties = schema.getProperties();
        var simple = found.simpleName();
        var named = found.typeParameters().isEmpty()
                ? name.replaceFirst("\\d+$", "").equals(simple)
                : name.startsWith(simple);
        return named
                && properties != null
                && properties.size() == found.recordComponents().size()
                && found.recordComponents().stream().allMatch(component -> properties.containsKey(component.name()));
    }

    private static void say(ClassInfo found, Schema schema, boolean taken) {
        var leavesOut = taken || found.hasDeclaredAnnotation(JSON_INCLUDE);
        var properties = new LinkedHashMap<>(schema.getProperties());
        var required = new ArrayList<String>();
        for (var component : found.recordComponents()) {
            var nullable = isNullable(component);
            if (nullable && (taken || !leavesOut)) {
                properties.computeIfPresent(component.name(), (_, property) -> orNull(property));
            }
            if (!nullable || !leavesOut) {
                required.add(component.name());
            }
        }
        schema.setProperties(properties);
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE);
    }

    private static Schema orNull(Schema property) {
        var types = property.getType();
        if (property.getRef() != null || property.getEnumeration() != null) {
            return OASFactory.createSchema().anyOf(List.of(property, nothing()));
        }
        if (types != null && !types.contains(SchemaType.NULL)) {
            property.addType(SchemaType.NULL);
        }
        return property;
    }

    private static Schema nothing() {
        return OASFactory.createSchema().type(List.of(SchemaType.NULL));
    }

    /** The schemas of what is sent to the service, with all they are made of. */
    private record TakenSchemas(OpenAPI document, Map<String, Schema> schemas) {
        private static final String PREFIX = "#/components/schemas/";

        Set<String> names() {
            var names = new HashSet<String>();
            var toLookAt = new ArrayDeque<Schema>();
            document.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .filter(operation -> operation.getRequestBody() != null
                            && operation.getRequestBody().getContent() != null)
                    .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                    .filter(media -> media.getSchema() != null)
                    .forEach(media -> toLookAt.add(media.getSchema()));
            while (!toLookAt.isEmpty()) {
                var schema = toLookAt.remove();
                var ref = schema.getRef();
                if (ref != null && ref.startsWith(PREFIX) && names.add(ref.substring(PREFIX.length()))) {
                    var named = schemas.get(ref.substring(PREFIX.length()));
                    if (named != null) {
                        toLookAt.add(named);
                    }
                }
                if (schema.getProperties() != null) {
                    toLookAt.addAll(schema.getProperties().values());
                }
                if (schema.getItems() != null) {
                    toLookAt.add(schema.getItems());
                }
                if (schema.getAdditionalPropertiesSchema() != null) {
                    toLookAt.add(schema.getAdditionalPropertiesSchema());
                }
            }
            return names;
        }
    }
}
