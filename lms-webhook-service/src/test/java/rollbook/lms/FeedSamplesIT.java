package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** The sample events and triggers, each sent to a feed of its own: what is answered, and what becomes of the delivery. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
class FeedSamplesIT {
    private final School school = new School();

    @ParameterizedTest
    @CsvSource({
        "01_assignment_created.external_tool.json,        200, HINT,    UNSIGNED",
        "02_assignment_updated.published.json,            200, HINT,    UNSIGNED",
        "03_asset_accessed.external_tool.student.json,    200, HINT,    TOOL_OPENED",
        "04_asset_accessed.assignment.student.json,       200, IGNORED, OF_NO_INTEREST",
        "06_enrollment_created.student.json,              200, IGNORED, OF_NO_INTEREST",
        "07_lti_resource_link_created.json,               200, HINT,    LINK_MADE",
        "08_caliper.assignment_created.json,              200, IGNORED, CALIPER",
        "09_caliper.asset_accessed.navigation.json,       200, IGNORED, CALIPER",
        "10_signed.assignment_created.jwt,                200, TAKEN,",
        "11_signed.bad_signature.jwt,                     401, ,",
        "15_signed.previous_key.jwt,                      200, HINT,    TOOL_OPENED",
        "18_unknown_event_type.json,                      200, IGNORED, OF_NO_INTEREST",
        "19_system_job.no_user.json,                      200, IGNORED, COPIED",
        "22_unicode_idn_uppercase_login.json,             200, HINT,    TOOL_OPENED",
        "23_malformed_truncated.raw,                      400, ,",
    })
    void a_sample_event_of_Canvas_is_what_the_table_says(String name, int status, String state, String why) {
        var feed = TestFeed.canvas(school, TestFeed.SAMPLES_ACCOUNT, true);

        var answer = feed.send(Samples.text("canvas/" + name).strip());

        answer.then().statusCode(status);
        assertThat(kept(feed)).isEqualTo(state == null ? 0 : 1);
        if (state != null) {
            assertThat(answer.<String>path("state")).isEqualTo(state);
            assertThat(answer.<String>path("why")).isEqualTo(why);
            assertThat(states(feed, state)).isOne();
        }
        assertThat(school.assignments()).isEmpty();
    }

    @Test
    void the_duplicate_of_a_sample_is_no_second_delivery() {
        var feed = TestFeed.canvas(school, TestFeed.SAMPLES_ACCOUNT, true);
        feed.send(Samples.text("canvas/01_assignment_created.external_tool.json"));

        var again = feed.send(Samples.text("canvas/16_duplicate_delivery.json"));

        again.then().statusCode(200);
        assertThat(again.<String>path("why")).isEqualTo("REPEATED");
        assertThat(kept(feed)).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "01_trigger.grade_item_update.json,         HINT,    TO_CONFIRM",
        "02_trigger.dropbox_submission_update.json, IGNORED, OF_NO_INTEREST",
        "03_trigger.grades_update.bulk.json,        IGNORED, OF_NO_INTEREST",
        "04_trigger.grade_item_delete.json,         IGNORED, OF_NO_INTEREST",
        "05_trigger.section_completion.json,        IGNORED, OF_NO_INTEREST",
    })
    void a_sample_trigger_of_Schoology_is_what_the_table_says(String name, String state, String why) {
        var feed = TestFeed.schoology(school);

        var answer = feed.send(Samples.text("schoology/" + name));

        answer.then().statusCode(200);
        assertThat(answer.<String>path("state")).isEqualTo(state);
        assertThat(answer.<String>path("why")).isEqualTo(why);
        assertThat(states(feed, state)).isOne();
        assertThat(school.assignments()).isEmpty();
    }

    private static long kept(TestFeed feed) {
        return School.number("select count(*) from delivery where connection_id = ?", UUID.fromString(feed.id()));
    }

    private static long states(TestFeed feed, String state) {
        return School.number(
                "select count(*) from delivery where connection_id = ? and state = ?",
                UUID.fromString(feed.id()),
                state);
    }
}
