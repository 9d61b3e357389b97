package rollbook.events;

import static com.networknt.schema.SpecificationVersion.DRAFT_2020_12;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once written is read for ever (house rule 5). A sample is added, never changed. */
class ApprovedSamplesTest {
    private static final Map<String, JsonNode> SCHEMAS = Sample.schemas();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    @ParameterizedTest
    @MethodSource("rollbook.events.Sample#all")
    void a_sample_keeps_its_schema_and_says_nothing_undeclared(Sample sample) {
        assertThat(violations(sample.wireName(), sample.body())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rollbook.events.Sample#all")
    void a_sample_is_read_and_written_again_as_it_was(Sample sample) throws UnreadableEventException, IOException {
        var envelope = EventCodec.decode(sample.message()).orElseThrow();
        var written = EventCodec.encode(envelope);

        assertThat(envelope.event()).isInstanceOf(sample.type().record());
        assertThat(written.key()).isEqualTo(sample.key());
        assertThat(written.headers()).isEqualTo(sample.headers());
        assertThat(Sample.JSON.readTree(written.body())).isEqualTo(sample.body());
    }

    @Test
    void every_type_has_a_minimal_and_a_full_sample() {
        for (var type : EventType.values()) {
            var nullable = Sample.all()
                    .filter(sample -> sample.type() == type)
                    .collect(toMap(Sample::name, sample -> Places.nullable(type.record(), sample.body())));

            assertThat(nullable.get("minimal")).as("%s minimal", type).isEmpty();
            assertThat(Places.paths(nullable.getOrDefault("full", Set.of())))
                    .as("%s full", type)
                    .isEqualTo(Places.declaredNullable(type.record()));
        }
    }

    @Test
    void the_schemas_refuse_what_they_should() {
        var sample = Sample.named("rollbook.user-enrolled.v1 full");
        var body = (ObjectNode) sample.body().deepCopy();
        body.put("undeclared", 1).put("batchId", "7").remove("licenseId");

        assertThat(violations(sample.wireName(), body))
                .extracting(Error::getKeyword)
                .containsExactlyInAnyOrder("additionalProperties", "format", "required");
    }

    @ParameterizedTest
    @CsvSource({
        "rollbook.ou-membership-changed.v1, /unitId, 128",
        "rollbook.ou-membership-changed.v1, /joined/0/googleId, 64",
        "rollbook.ou-membership-changed.v1, /left/0/googleId, 64",
        "rollbook.source-ended.v1, /name, 255",
        "rollbook.user-withdrawn.v1, /source, 255",
        "rollbook.access-noted.v1, /name, 255",
        "rollbook.access-noted.v1, /details/0/name, 40",
        "rollbook.access-noted.v1, /details/0/value, 1000",
        "rollbook.assignment-opened.v1, /assignmentId, 255",
        "rollbook.assignment-opened.v1, /maker/issuer, 255",
        "rollbook.assignment-opened.v1, /person/deployment, 255",
        "rollbook.assignment-opened.v1, /person/subject, 255",
        "rollbook.assignment-created.v1, /assignmentId, 255",
        "rollbook.assignment-created.v1, /maker/subject, 255",
        "rollbook.assignment-created.v1, /title, 255",
    })
    void a_text_is_never_empty_and_no_longer_than_its_schema_says(String wireName, String place, int longest) {
        assertBounds(wireName, place, 1, longest, length -> TextNode.valueOf("x".repeat(length)));
    }

    @ParameterizedTest
    @CsvSource({
        "rollbook.ou-membership-changed.v1, /joined, 0",
        "rollbook.ou-membership-changed.v1, /left, 0",
        "rollbook.invite-withdrawn.v1, /people, 1",
        "rollbook.user-withdrawn.v1, /people, 1",
    })
    void a_chunk_names_at_most_500_people(String wireName, String place, int fewest) {
        var somebody = Sample.named(wireName + " full").body().at(place).get(0);
        assertBounds(
                wireName,
                place,
                fewest,
                500,
                size -> Sample.JSON.createArrayNode().addAll(Collections.nCopies(size, somebody)));
    }

    private static void assertBounds(
            String wireName, String place, int least, int most, IntFunction<JsonNode> valueOfSize) {
        for (var size : List.of(0, 1, most, most + 1)) {
            var body = (ObjectNode) Sample.named(wireName + " full").body().deepCopy();
            Places.put(body, place, valueOfSize.apply(size));
            assertThat(violations(wireName, body).isEmpty())
                    .as("%s of size %d", place, size)
                    .isEqualTo(least <= size && size <= most);
        }
    }

    private static List<Error> violations(String wireName, JsonNode body) {
        var schema = Objects.requireNonNull(SCHEMAS.get(wireName)).deepCopy();
        closed(schema);
        return REGISTRY.getSchema(schema.toString()).validate(body.toString(), InputFormat.JSON);
    }

    /** Readers pass over undeclared properties; for what we write ourselves the schema is closed. */
    private static void closed(JsonNode schema) {
        schema.forEach(ApprovedSamplesTest::closed);
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
    }
}
