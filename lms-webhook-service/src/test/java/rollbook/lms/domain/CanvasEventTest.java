package rollbook.lms.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.lms.domain.FeedWord.Made;
import rollbook.lms.domain.FeedWord.Nothing;

/** What an event of Canvas says of a making, and when it says nothing. */
class CanvasEventTest {
    private final Map<String, Object> metadata = new HashMap<>(Map.of(
            "event_name", "assignment_created",
            "root_account_uuid", "account",
            "root_account_id", "21070000000000001",
            "context_role", "TeacherEnrollment",
            "user_id", "21070000000000101",
            "user_login", " T.Nguyen@Northfield.EXAMPLE"));
    private final Map<String, Object> body = new HashMap<>(Map.of(
            "assignment_id", "21070000000031468",
            "lti_assignment_id", "link",
            "submission_types", "external_tool",
            "title", "Unit\n3"));

    @Test
    void X26_a_teacher_who_makes_what_a_tool_opens_is_named_as_a_launch_will_name_them() {
        assertThat(made())
                .isEqualTo(new MakingHint(
                        ConnectionKind.CANVAS,
                        "account",
                        "31468",
                        "link",
                        null,
                        "101",
                        "t.nguyen@northfield.example",
                        "Unit 3"));
    }

    @ParameterizedTest
    @CsvSource({
        "StudentEnrollment,     LEARNER",
        "TaEnrollment,          ASSISTANT",
        "DesignerEnrollment,    ASSISTANT",
        "ObserverEnrollment,    OBSERVER",
        "StudentViewEnrollment, TEST_USER",
        "AccountAdmin,          NO_ROLE",
        ",                      NO_ROLE",
    })
    void X26_nobody_else_makes_anything(String role, String why) {
        metadata.put("context_role", role);

        assertThat(word()).isEqualTo(new Nothing(why));
    }

    @Test
    void X11_an_admin_in_a_teachers_place_makes_nothing() {
        metadata.put("real_user_id", "21070000000000001");

        assertThat(word()).isEqualTo(new Nothing("MASQUERADING"));
    }

    @ParameterizedTest
    @CsvSource({
        "assignment_id_duplicated_from,  COPIED",
        "assignment_id_duplicated__from, COPIED",
        "something_else,                 BY_A_JOB",
    })
    void what_a_job_makes_is_nobodys(String key, String why) {
        metadata.remove("user_id");
        body.put(key, "21070000000000420");

        assertThat(word()).isEqualTo(new Nothing(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"external_tool", "online_upload, external_tool", "external_tool,online_url"})
    void submission_types_are_separated_by_commas_and_sometimes_spaces(String types) {
        body.put("submission_types", types);

        assertThat(word()).isInstanceOf(Made.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "online_text_entry", "not_external_tool", "external_tools"})
    void R30_a_regular_assignment_is_nothing(String types) {
        body.put("submission_types", types);

        assertThat(word()).isEqualTo(new Nothing("REGULAR_ASSIGNMENT"));
    }

    @Test
    void somebody_of_another_shard_keeps_their_global_id() {
        metadata.put("user_id", "31080000000000101");

        assertThat(made().maker()).isEqualTo("31080000000000101");
    }

    @ParameterizedTest
    @CsvSource({"Łukasz.Ż, łukasz.ż", "T-0101, t-0101", "'\u202egnp', '\u202egnp'"})
    void a_login_that_is_no_address_is_compared_without_case(String login, String normalized) {
        metadata.put("user_login", login);

        assertThat(made().login()).isEqualTo(normalized);
    }

    @Test
    void an_event_without_its_account_or_name_is_malformed() {
        assertThatThrownBy(() -> CanvasEvent.of(new Claims(Map.of("metadata", Map.of("event_name", "a")))))
                .isInstanceOf(Claims.MalformedException.class);
        assertThatThrownBy(() -> CanvasEvent.of(new Claims(Map.of()))).isInstanceOf(Claims.MalformedException.class);
    }

    @Test
    void a_message_of_Caliper_whose_account_nobody_knows_is_still_one() {
        var event = CanvasEvent.of(new Claims(Map.of("dataVersion", "1", "data", List.of())));

        assertThat(event.account()).isNull();
        assertThat(event.word()).isEqualTo(new Nothing("CALIPER"));
    }

    private FeedWord word() {
        return CanvasEvent.of(new Claims(Map.of("metadata", metadata, "body", body)))
                .word();
    }

    private MakingHint made() {
        return ((Made) word()).hints().getFirst();
    }
}
