package rollbook.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @ParameterizedTest
    @EnumSource
    void what_is_written_is_read_back(EventType type) throws UnreadableEventException {
        for (var seed = 0; seed < 300; seed++) {
            var event = new RandomRecord(seed).of(type.record());
            var sent = new Envelope<Event>(
                    UUID.randomUUID(), "/some-service", Instant.ofEpochSecond(seed, seed * 1000L), event);

            assertThat(EventCodec.decode(EventCodec.encode(sent)))
                    .as("seed %d", seed)
                    .contains(sent);
        }
    }

    @Test
    void nothing_absent_is_written() {
        var person = new MembershipChanged.Person(
                null,
                null,
                "sam@northfield.example",
                MembershipStatus.NONE,
                MembershipStatus.NONE,
                null,
                Outcome.FAILED,
                null,
                null);

        assertThat(WireJson.MAPPER.<JsonNode>valueToTree(person).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("email", "before", "after", "outcome");
    }

    @Test
    void a_type_of_a_newer_producer_is_no_event_and_no_error() throws UnreadableEventException {
        var headers = Map.of("ce_specversion", "1.0", "ce_type", "rollbook.user-enrolled.v2");

        assertThat(EventCodec.decode(new EventMessage("", headers, new byte[0])))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rollbook.events.Sample#all")
    void a_property_of_a_newer_producer_is_passed_over(Sample sample) throws UnreadableEventException {
        var newer = sample.with(body -> {
            var places = Places.of(body).stream()
                    .filter(place -> body.at(place).isObject())
                    .toList();
            places.forEach(place -> ((ObjectNode) body.at(place))
                    .putObject("later")
                    .putArray("and")
                    .addNull());
            body.put("later", true);
        });

        assertThat(EventCodec.decode(newer)).isEqualTo(EventCodec.decode(sample.message()));
    }

    @ParameterizedTest
    @MethodSource("rollbook.events.Sample#all")
    void each_part_is_required_unless_its_record_calls_it_nullable(Sample sample) {
        var nullable = Places.nullable(sample.type().record(), sample.body());

        for (var place : Places.of(sample.body())) {
            var asNull = sample.with(body -> Places.put(body, place, NODES.nullNode()));
            assertThat(isReadable(asNull)).as(place + " as null").isEqualTo(nullable.contains(place));
            if (!Places.isElement(place)) {
                var without = sample.with(body -> Places.remove(body, place));
                assertThat(isReadable(without)).as("without " + place).isEqualTo(nullable.contains(place));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rollbook.events.Sample#all")
    void no_part_is_read_from_another_json_type(Sample sample) {
        var others = List.<JsonNode>of(
                NODES.textNode(""),
                NODES.textNode("1"),
                NODES.textNode("true"),
                NODES.numberNode(0),
                NODES.numberNode(1.0),
                NODES.booleanNode(true),
                NODES.objectNode(),
                NODES.arrayNode());
        for (var place : Places.of(sample.body())) {
            var type = sample.body().at(place);
            for (var other : others) {
                if (type.getNodeType() != other.getNodeType() || type.isIntegralNumber() != other.isIntegralNumber()) {
                    assertUnreadable(sample.with(body -> Places.put(body, place, other)), place + " as " + other);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/licenseId, 1-1-1-1-1",
        "/licenseId, 'AZqxwtMAdNy70qTyyK9b2Q=='",
        "/batchId, ''",
        "/batchId, 1-1-1-1-1",
        "/method, '1'",
        "/method, csv",
        "/method, TELEPATHY",
        "/actor/role, ''",
    })
    void a_text_that_is_not_in_its_notation_is_unreadable(String place, String text) {
        var sample = Sample.named("rollbook.user-enrolled.v1 full");

        assertUnreadable(sample.with(body -> Places.put(body, place, NODES.textNode(text))), place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "\"text\"",
                "{",
                "{}",
                "not json dana@northfield.example",
                "\u0000",
                "{\"licenseId\":"
            })
    void a_body_that_is_no_such_event_is_unreadable(String body) {
        var sample = Sample.named("rollbook.user-enrolled.v1 full");

        assertUnreadable(new EventMessage(sample.key(), sample.headers(), body.getBytes(StandardCharsets.UTF_8)), body);
    }

    @Test
    void a_body_said_twice_or_with_a_property_twice_is_unreadable() {
        var sample = Sample.named("rollbook.user-enrolled.v1 full");
        var text = sample.body().toString();
        var twice = (text + text).getBytes(StandardCharsets.UTF_8);
        var twiceWithin = text.replaceFirst("\\{", "{\"batchId\":\"" + sample.key() + "\",")
                .getBytes(StandardCharsets.UTF_8);

        assertUnreadable(new EventMessage(sample.key(), sample.headers(), twice), "twice");
        assertUnreadable(new EventMessage(sample.key(), sample.headers(), twiceWithin), "batchId twice");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion,",
        "ce_specversion, 0.3",
        "ce_specversion, 1.1",
        "ce_type,",
        "ce_id,",
        "ce_id, 7",
        "ce_id, 1-1-1-1-1",
        "ce_source,",
        "ce_time,",
        "ce_time, yesterday",
        "ce_time, 1795341600",
    })
    void a_message_without_a_readable_header_of_cloudevents_is_unreadable(String name, @Nullable String value) {
        var sample = Sample.named("rollbook.user-enrolled.v1 full");
        var headers = new HashMap<>(sample.headers());
        headers.remove(name);
        if (value != null) {
            headers.put(name, value);
        }

        assertUnreadable(
                new EventMessage(sample.key(), headers, sample.message().body()), name);
    }

    @Test
    void an_event_under_another_license_s_key_is_unreadable() {
        var sample = Sample.named("rollbook.user-enrolled.v1 full");

        assertUnreadable(
                new EventMessage(
                        UUID.randomUUID().toString(),
                        sample.headers(),
                        sample.message().body()),
                "key");
    }

    private static void assertUnreadable(EventMessage message, String what) {
        assertThatThrownBy(() -> EventCodec.decode(message))
                .as(what)
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageNotContaining("@")
                .satisfies(it -> assertThat(String.valueOf(it.getCause())).doesNotContain("@"));
    }

    private static boolean isReadable(EventMessage message) {
        try {
            return EventCodec.decode(message).isPresent();
        } catch (UnreadableEventException e) {
            return false;
        }
    }
}
