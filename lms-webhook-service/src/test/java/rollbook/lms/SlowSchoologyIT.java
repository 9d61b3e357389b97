package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** A Schoology whose pages each come in time, and all of them do not, is one that does not answer. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(TestPlatforms.class)
@TestProfile(ClassroomOffIT.NotSetUp.class)
class SlowSchoologyIT {
    @Test
    void a_question_that_takes_too_long_is_put_off_and_its_hint_stays() {
        TestSchoology.has("81", "82", "83", "84");
        var feed = TestFeed.schoology(School.connected());

        feed.send("""
                {"uid":83,"timestamp":1,"type":"grade_item.update","data":[{"section_id":"81","id":82,
                "grade_item_type":"assignment"}]}
                """).then().statusCode(200);

        feed.awaitPause();
        assertThat(School.number(
                        "select count(*) from making_hint where connection_id = ? and state = 'TO_CONFIRM'",
                        UUID.fromString(feed.id())))
                .isOne();
    }
}
