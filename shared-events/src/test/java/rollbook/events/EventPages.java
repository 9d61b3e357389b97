package rollbook.events;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes the pages about the events from the catalogue and the schemas. */
final class EventPages {
    private static final Map<String, JsonNode> SCHEMAS = Sample.schemas();
    private static final String SCHEMA_FOLDER = "../shared-events/src/main/resources/rollbook/events/schema/";
    private static final String SAMPLE_FOLDER = "../shared-events/src/main/resources/rollbook/events/sample/";

    private EventPages() {}

    static String markdown() {
        return """
                # The events

                What the services tell each other. Written by `EventCatalogueDocTest` from the catalogue (`EventType`), the topics
                (`Topic`) and the JSON Schemas; do not edit it, run that test with `-Drollbook.approve=true`.

                A message is a CloudEvent 1.0 in Kafka's binary mode: the attributes are headers (`ce_specversion`, `ce_id`,
                `ce_source`, `ce_type`, `ce_time`, `content-type`), the value is JSON. Its key is the license id, so all that is said
                about one license on one topic arrives in the order it was said. Every topic has %d partitions. A second message with
                the same `ce_id` is a repetition. An unknown type is counted and skipped; a known one that cannot be read is a dead
                letter. An added optional field keeps `.v1`; anything else is a new type `.v2`.

                ## Topics

                | topic | kept | key | events |
                |---|---|---|---|
                %s
                %s""".formatted(Topic.PARTITIONS, topics(), events());
    }

    static String asyncApi() {
        return """
                # Written by EventCatalogueDocTest; run it with -Drollbook.approve=true instead of editing this.
                asyncapi: 3.0.0
                info:
                  title: Rollbook events
                  version: 1.0.0
                  description: CloudEvents 1.0 in Kafka binary mode, keyed by license id.
                defaultContentType: application/json
                channels:
                %scomponents:
                  messages:
                %s""".formatted(each(Topic.values(), EventPages::channel), each(EventType.values(), EventPages::message));
    }

    private static String topics() {
        return Arrays.stream(Topic.values())
                .map(topic -> "| `%s` | %s | license id | %s |\n"
                        .formatted(
                                topic.wireName(),
                                kept(topic),
                                on(topic)
                                        .map(type -> "[%s](#%s)"
                                                .formatted(
                                                        title(type), title(type).toLowerCase(Locale.ROOT)))
                                        .collect(joining(", "))))
                .collect(joining());
    }

    private static String events() {
        return each(EventType.values(), type -> """
                ## %s

                %s

                `%s`, on %s, said by %s. [Schema](%s), [samples](%s).

                | field | JSON | required | meaning |
                |---|---|---|---|
                %s
                """.formatted(
                                        title(type),
                                        schema(type).path("description").asText(),
                                        type.wireName(),
                                        code(schema(type).path("x-topics")),
                                        code(schema(type).path("x-said-by")),
                                        SCHEMA_FOLDER + type.wireName() + ".json",
                                        SAMPLE_FOLDER + type.wireName(),
                                        fields(schema(type), schema(type), "")))
                        .stripTrailing()
                + "\n";
    }

    private static String fields(JsonNode root, JsonNode object, String prefix) {
        var required = texts(object.path("required")).toList();
        return object.path("properties").properties().stream()
                .map(property -> {
                    var name = prefix + property.getKey();
                    var schema = resolved(root, property.getValue());
                    var items = resolved(root, schema.path("items"));
                    var row = "| `%s` | %s | %s | %s |\n"
                            .formatted(
                                    name,
                                    notation(schema, items),
                                    required.contains(property.getKey()) ? "yes" : "",
                                    property.getValue().path("description").asText());
                    return row + fields(root, schema, name + ".") + fields(root, items, name + "[].");
                })
                .collect(joining());
    }

    private static String notation(JsonNode schema, JsonNode items) {
        if (schema.has("enum")) {
            return texts(schema.path("enum")).map("`%s`"::formatted).collect(joining(" "));
        }
        return switch (schema.path("type").asText()) {
            case "array" -> "array of " + items.path("type").asText() + "s";
            case String type -> schema.path("format").asText(type);
        };
    }

    private static String channel(Topic topic) {
        return """
                %s:
                  address: %s
                  messages:
                %s  bindings:
                    kafka:
                      partitions: %d
                      topicConfiguration:
                %s""".formatted(
                        topic.wireName(),
                        topic.wireName(),
                        on(topic)
                                .map(type -> """
                                    %s:
                                      $ref: '#/components/messages/%s'
                                """.formatted(title(type), title(type)))
                                .collect(joining()),
                        Topic.PARTITIONS,
                        switch (topic.retention()) {
                            case SEVEN_DAYS -> "        cleanup.policy: [delete]\n        retention.ms: 604800000\n";
                            case COMPACT -> "        cleanup.policy: [compact]\n";
                        })
                .indent(2);
    }

    private static String message(EventType type) {
        return """
                %s:
                  name: %s
                  contentType: application/json
                  summary: %s
                  payload:
                    schemaFormat: application/schema+json;version=draft-2020-12
                    schema:
                      $ref: %s
                  bindings:
                    kafka:
                      key:
                        type: string
                        format: uuid
                """.formatted(
                        title(type),
                        type.wireName(),
                        "'" + schema(type).path("description").asText().replace("'", "''") + "'",
                        SCHEMA_FOLDER + type.wireName() + ".json")
                .indent(4);
    }

    private static Stream<EventType> on(Topic topic) {
        return Arrays.stream(EventType.values())
                .filter(type -> texts(schema(type).path("x-topics")).anyMatch(topic.wireName()::equals));
    }

    private static String kept(Topic topic) {
        return switch (topic.retention()) {
            case SEVEN_DAYS -> "7 days";
            case COMPACT -> "for ever, the last of each key (compacted)";
        };
    }

    private static <T> String each(T[] values, Function<T, String> page) {
        return Arrays.stream(values).map(page).collect(joining());
    }

    private static String title(EventType type) {
        return schema(type).path("title").asText();
    }

    private static String code(JsonNode names) {
        return texts(names).map("`%s`"::formatted).collect(joining(", "));
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    private static JsonNode schema(EventType type) {
        return Objects.requireNonNull(SCHEMAS.get(type.wireName()));
    }
}
