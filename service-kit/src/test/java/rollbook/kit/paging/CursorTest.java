package rollbook.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.kit.problem.CommonProblem;
import rollbook.kit.problem.ProblemException;

/** A cursor leads to the next page; one we did not give out is a bad request, never a failure of ours. */
class CursorTest {

    @Test
    void the_pages_of_a_list_are_the_list() {
        var page = Page.of(List.of(1, 2, 3), 2, Object::toString);

        assertThat(page.items()).containsExactly(1, 2);
        assertThat(Cursor.of(page.next(), null).afterNumber()).isEqualTo(2);
        assertThat(Page.of(List.of(3), 2, Object::toString).next()).isNull();
    }

    @Test
    void without_a_cursor_a_page_begins_at_the_beginning() {
        var cursor = Cursor.of(null, null);

        assertThat(cursor.limit()).isEqualTo(Cursor.USUAL_LIMIT);
        assertThat(cursor.afterNumber()).isZero();
        assertThat(cursor.afterId()).isEqualTo(new UUID(0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 501, Integer.MAX_VALUE})
    void a_page_has_one_to_five_hundred_rows(int limit) {
        assertRefused(() -> Cursor.of(null, limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "====", "a b", "AA", "YQBi"}) // the last two hold a zero character
    void what_is_no_cursor_of_ours_is_refused(String cursor) {
        assertRefused(() -> Cursor.of(cursor, null));
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        var other = Cursor.encode("Ada");

        assertRefused(() -> Cursor.of(other, null).afterId());
        assertRefused(() -> Cursor.of(other, null).afterNumber());
    }

    private static void assertRefused(Runnable reading) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(CommonProblem.MALFORMED_REQUEST));
    }
}
