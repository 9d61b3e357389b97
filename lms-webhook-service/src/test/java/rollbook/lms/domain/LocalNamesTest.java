package rollbook.lms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a launch says beside LTI is taken where it can be, and never makes it fail. */
class LocalNamesTest {

    @Test
    void values_are_texts_or_numbers_and_what_was_not_asked_for_is_left_out() {
        var names = in(Map.of("canvas_user_id", 20_064, "canvas_assignment_id", "31468", "other", "x"), "guid");

        assertThat(names.guid()).isEqualTo("guid");
        assertThat(names.custom()).isEqualTo(Map.of("canvas_user_id", "20064", "canvas_assignment_id", "31468"));
        assertThat(names.nameAnAssignment()).isTrue();
    }

    @Test
    void what_the_platform_did_not_fill_in_or_sends_otherwise_is_as_none() {
        var names = in(
                Map.of(
                        "canvas_assignment_id",
                        "$Canvas.assignment.id",
                        "login",
                        List.of("a"),
                        "canvas_user_id",
                        "1".repeat(256),
                        "user_id",
                        ""),
                7);

        assertThat(names.custom()).isEmpty();
        assertThat(names.guid()).isEqualTo("7");
        assertThat(names.nameAnAssignment()).isFalse();
        assertThat(LocalNames.in(new Claims(Map.of(Claims.LTI + "custom", "text", Claims.LTI + "tool_platform", 7))))
                .isEqualTo(LocalNames.NONE);
    }

    private static LocalNames in(Map<String, Object> custom, Object guid) {
        return LocalNames.in(
                new Claims(Map.of(Claims.LTI + "custom", custom, Claims.LTI + "tool_platform", Map.of("guid", guid))));
    }
}
