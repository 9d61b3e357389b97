package rollbook.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventCatalogueTest {
    private static final Map<String, JsonNode> SCHEMAS = Sample.schemas();

    @Test
    void every_event_has_exactly_one_row() {
        var records = Arrays.stream(EventType.values()).<Class<?>>map(EventType::record);

        assertThat(records).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void every_row_has_a_schema_and_a_sample_and_there_are_no_others() {
        var names = Arrays.stream(EventType.values()).map(EventType::wireName).collect(toSet());

        assertThat(SCHEMAS.keySet()).isEqualTo(names);
        assertThat(Sample.all().map(Sample::wireName).collect(toSet())).isEqualTo(names);
    }

    @ParameterizedTest
    @EnumSource
    void a_wire_name_has_the_form_of_wire_names_and_is_found_again(EventType type) {
        assertThat(type.wireName()).matches("rollbook(\\.[a-z]+(-[a-z]+)*)\\.v[1-9][0-9]*");
        assertThat(EventType.ofWireName(type.wireName())).contains(type);
        assertThat(EventType.of(new RandomRecord(1).of(type.record()))).isEqualTo(type);
        assertThat(EventType.ofWireName(type.record().getSimpleName())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_schema_names_itself_its_event_and_its_topics(EventType type) {
        var schema = schema(type);

        assertThat(schema.path("$id").asText()).isEqualTo("urn:rollbook:event:" + type.wireName());
        assertThat(schema.path("title").asText()).isEqualTo(type.record().getSimpleName());
        assertThat(schema.path("description").asText()).endsWith(".");
        assertThat(texts(schema.path("x-topics")))
                .startsWith(type.topic().wireName())
                .isSubsetOf(Arrays.stream(Topic.values()).map(Topic::wireName).toList());
        assertThat(texts(schema.path("x-said-by")))
                .as("the sources of its samples")
                .containsAll(Sample.all()
                        .filter(sample -> sample.type() == type)
                        .map(sample -> Objects.requireNonNull(sample.headers().get("ce_source"))
                                .substring(1))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_schema_declares_the_parts_of_its_record_and_requires_what_is_not_nullable(EventType type) {
        assertDescribes(schema(type), schema(type), type.record());
    }

    @Test
    void a_topic_has_the_form_of_topic_names() {
        assertThat(Arrays.stream(Topic.values()).map(Topic::wireName))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("rollbook(\\.[a-z]+)+"));
    }

    private static void assertDescribes(JsonNode root, JsonNode schema, Type type) {
        switch (type) {
            case Class<?> record when record.isRecord() -> assertDescribesRecord(root, schema, record);
            case Class<?> constants
            when constants.isEnum() ->
                assertThat(texts(schema.path("enum")))
                        .isEqualTo(Arrays.stream(constants.getEnumConstants())
                                .map(Object::toString)
                                .toList());
            case ParameterizedType list -> {
                assertThat(schema.path("type").asText()).isEqualTo("array");
                assertDescribes(root, resolved(root, schema.path("items")), list.getActualTypeArguments()[0]);
            }
            default ->
                assertThat(schema.path("type").asText() + schema.path("format").asText())
                        .isEqualTo(notation(type));
        }
    }

    private static void assertDescribesRecord(JsonNode root, JsonNode schema, Class<?> record) {
        var components = List.of(record.getRecordComponents());
        var required = components.stream().filter(it -> !it.getAnnotatedType().isAnnotationPresent(Nullable.class));

        assertThat(schema.path("type").asText()).isEqualTo("object");
        assertThat(schema.has("additionalProperties"))
                .as("a reader passes over what it does not know")
                .isFalse();
        assertThat(schema.path("properties").properties())
                .as("%s", record)
                .extracting(Map.Entry::getKey)
                .containsExactlyElementsOf(
                        components.stream().map(it -> it.getName()).toList());
        assertThat(texts(schema.path("required")))
                .as("required of %s", record)
                .containsExactlyElementsOf(required.map(it -> it.getName()).toList());
        for (var component : components) {
            var property = schema.path("properties").path(component.getName());
            assertThat(property.path("description").asText())
                    .as("%s", component)
                    .endsWith(".");
            assertDescribes(root, resolved(root, property), component.getGenericType());
        }
    }

    private static String notation(Type type) {
        return Map.<Type, String>of(
                        UUID.class, "stringuuid",
                        Instant.class, "stringdate-time",
                        String.class, "string",
                        long.class, "integer",
                        int.class, "integer",
                        Integer.class, "integer",
                        boolean.class, "boolean",
                        Boolean.class, "boolean")
                .getOrDefault(type, "no notation for " + type);
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static JsonNode schema(EventType type) {
        return Objects.requireNonNull(SCHEMAS.get(type.wireName()));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
