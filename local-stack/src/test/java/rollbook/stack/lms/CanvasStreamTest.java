package rollbook.stack.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rollbook.stack.lms.LmsTestKit.sample;
import static rollbook.stack.lms.LmsTestKit.shape;

import com.nimbusds.jose.proc.BadJOSEException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.stack.wire.SignedToken;

/** Canvas' live events (PROTOCOLS §A1): their shape, their signatures, their patience. */
class CanvasStreamTest {
    private final LmsTestKit kit;
    private final CanvasEvents events;
    private final CanvasStream stream;
    private final URI jwks;
    private final CourseItem item;
    private final Enrolled teacher;
    private final Enrolled student;

    CanvasStreamTest() throws IOException {
        kit = new LmsTestKit(Flavor.CANVAS);
        events = kit.lms.canvas().eventsOf(kit.platform);
        stream = kit.lms.canvas().streamTo(kit.tool.root().resolve("/hook"));
        jwks = kit.lms.root().resolve("canvas-live-events/jwks");
        item = kit.made("Unit 3 worksheet", new JsonObject());
        teacher = kit.course.find(kit.course.one(CourseRole.TEACHER).number()).orElseThrow();
        student = kit.course.find(kit.student().number()).orElseThrow();
    }

    @AfterEach
    void close() {
        kit.close();
    }

    @ParameterizedTest
    @CsvSource({
        "01_assignment_created.external_tool",
        "02_assignment_updated.published",
        "03_asset_accessed.external_tool.student",
        "04_asset_accessed.assignment.student",
        "06_enrollment_created.student",
        "07_lti_resource_link_created",
        "18_unknown_event_type",
        "19_system_job.no_user"
    })
    void an_event_is_shaped_like_its_sample(String name) throws Exception {
        var sampled = sample("canvas/" + name);

        stream.unsigned().send(event(name)).join();

        var sent = kit.tool.received.getFirst().json();
        assertThat(shape(sent)).isEqualTo(shape(sampled));
        assertThat(sent.getJsonObject("metadata").getString("event_name"))
                .isEqualTo(sampled.getJsonObject("metadata").getString("event_name"));
    }

    @ParameterizedTest
    @CsvSource({"08_caliper.assignment_created", "09_caliper.asset_accessed.navigation"})
    void an_event_in_Calipers_envelope(String name) throws Exception {
        stream.unsigned().asCaliper().send(event(name)).join();

        assertThat(shape(kit.tool.received.getFirst().json())).isEqualTo(shape(sample("canvas/" + name)));
    }

    @Test
    void the_ids_of_an_event_are_those_of_the_launch() throws Exception {
        stream.unsigned()
                .send(events.assignmentCreated(kit.course, item, teacher))
                .join();
        kit.open(kit.student(), item);

        var body = kit.tool.received.getFirst().json().getJsonObject("body");
        assertThat(body.getString("lti_assignment_id"))
                .isEqualTo(kit.told().getJsonObject(LtiClaim.RESOURCE_LINK).getString("id"));
        assertThat(body.getString("assignment_id")).isEqualTo(Ids.global(item.number()));
        assertThat(kit.told().getJsonObject(LtiClaim.TOOL_PLATFORM).getString("guid"))
                .startsWith(kit.tool
                        .received
                        .getFirst()
                        .json()
                        .getJsonObject("metadata")
                        .getString("root_account_uuid"));
    }

    @Test
    void a_signed_event_is_one_token_and_its_claims_are_the_event() throws Exception {
        var event = events.toolOpened(kit.course, item, student);

        stream.send(event).join();

        assertThat(TestTool.verified(kit.tool.received.getFirst().body(), jwks)).isEqualTo(event.json());
    }

    @Test
    void previous_current_and_next_key_are_served_and_rotate() throws Exception {
        var event = events.toolOpened(kit.course, item, student);
        stream.send(event).join();
        stream.signedWithPreviousKey().send(event).join();
        var before = served();

        kit.lms.canvas().keys().rotate();
        stream.send(event).join();

        assertThat(before).hasSize(3);
        assertThat(served()).hasSize(3).containsAll(before.subList(1, 3));
        assertThat(kid(2)).isEqualTo(before.get(2));
        TestTool.verified(kit.tool.received.get(0).body(), jwks);
        TestTool.verified(kit.tool.received.get(2).body(), jwks);
        assertThatThrownBy(() -> TestTool.verified(kit.tool.received.get(1).body(), jwks))
                .isInstanceOf(BadJOSEException.class);
    }

    @Test
    void a_forged_event_has_the_right_key_id_and_another_signature() throws Exception {
        var event = events.toolOpened(kit.course, item, student);
        kit.lms.faults().add(LmsFaultRule.once(LmsFault.BAD_SIGNATURE, LmsKind.CANVAS_EVENT));

        stream.send(event).join();
        stream.send(event).join();

        assertThat(kid(0)).isEqualTo(kid(1));
        TestTool.verified(kit.tool.received.get(1).body(), jwks);
        assertThatThrownBy(() -> TestTool.verified(kit.tool.received.get(0).body(), jwks))
                .isInstanceOf(BadJOSEException.class);
    }

    @ParameterizedTest
    @CsvSource({"503 503, 204, 3", "500 500 500 500, 0, 4", "302, 200, 2", "'', 202, 1"})
    void what_is_not_taken_is_tried_four_times_the_same(String refusals, int last, int tries) throws Exception {
        for (var status : refusals.split(" ", -1)) {
            if (!status.isEmpty()) {
                kit.tool.statuses.add(Integer.parseInt(status));
            }
        }
        if (last != 0) {
            kit.tool.statuses.add(last);
        }

        var attempt = stream.send(events.toolOpened(kit.course, item, student)).join();

        assertThat(attempt.number()).isEqualTo(tries);
        assertThat(attempt.status()).isEqualTo(last == 0 ? 500 : last);
        assertThat(kit.tool.received.stream().map(TestTool.Received::body).distinct())
                .hasSize(1);
        assertThat(kit.lms.log().sent(LmsKind.CANVAS_EVENT)).hasSize(tries);
    }

    @Test
    void nobody_answering_is_a_try_without_a_status() throws Exception {
        var nowhere = kit.lms.canvas().streamTo(URI.create("http://127.0.0.1:1/"));

        var attempt = nowhere.send(events.toolOpened(kit.course, item, student)).join();

        assertThat(attempt.status()).isZero();
        assertThat(attempt.number()).isEqualTo(4);
    }

    @Test
    void a_duplicate_is_the_same_twice_and_out_of_order_comes_after_the_next() throws Exception {
        kit.lms.faults().add(LmsFaultRule.once(LmsFault.DUPLICATE, LmsKind.CANVAS_EVENT));
        stream.unsigned().send(events.unknown(kit.course, teacher)).join();
        kit.lms.faults().add(LmsFaultRule.once(LmsFault.OUT_OF_ORDER, LmsKind.CANVAS_EVENT));

        var created = stream.unsigned().send(events.assignmentCreated(kit.course, item, teacher));
        stream.unsigned().send(events.toolOpened(kit.course, item, student)).join();
        created.join();

        assertThat(kit.tool.received)
                .extracting(sent -> sent.json().getJsonObject("metadata").getString("event_name"))
                .containsExactly("hologram_viewed", "hologram_viewed", "asset_accessed", "assignment_created");
        assertThat(kit.tool.received.get(0).body())
                .isEqualTo(kit.tool.received.get(1).body());
    }

    @Test
    void an_admin_masquerading_is_told_of() throws Exception {
        var admin = kit.course.one(CourseRole.ADMIN);

        stream.unsigned()
                .send(events.toolOpened(kit.course, item, student).masqueradedBy(admin))
                .join();

        var said = kit.tool.received.getFirst().json().getJsonObject("metadata");
        assertThat(said.getString("real_user_id")).isEqualTo(Ids.global(admin.number()));
        assertThat(said.getString("user_id")).isEqualTo(Ids.global(kit.student().number()));
    }

    private LiveEvent event(String sample) {
        return switch (sample) {
            case "01_assignment_created.external_tool", "08_caliper.assignment_created" ->
                events.assignmentCreated(kit.course, item, teacher);
            case "02_assignment_updated.published" -> events.assignmentUpdated(kit.course, item, teacher);
            case "03_asset_accessed.external_tool.student", "09_caliper.asset_accessed.navigation" ->
                events.toolOpened(kit.course, item, student);
            case "04_asset_accessed.assignment.student" -> events.assignmentViewed(kit.course, item, student);
            case "06_enrollment_created.student" -> events.enrolled(kit.course, student, teacher);
            case "07_lti_resource_link_created" -> events.resourceLinkCreated(kit.course, item, teacher);
            case "18_unknown_event_type" -> events.unknown(kit.course, teacher);
            default -> {
                var copy = kit.lms.notices().copy(kit.platform, kit.course);
                yield events.assignmentCopied(copy, copy.items().getFirst());
            }
        };
    }

    private String kid(int message) {
        return SignedToken.read(kit.tool.received.get(message).body()).header().getString("kid");
    }

    private List<String> served() throws IOException, InterruptedException {
        return new JsonObject(kit.browser.get(jwks).body())
                .getJsonArray("keys").stream()
                        .map(JsonObject.class::cast)
                        .map(key -> key.getString("kid"))
                        .toList();
    }
}
