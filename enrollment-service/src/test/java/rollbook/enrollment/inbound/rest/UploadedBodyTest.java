package rollbook.enrollment.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import rollbook.enrollment.usecase.EnrollmentProblem;
import rollbook.kit.problem.ProblemException;

/** A body ends in time and at a length, or is refused. */
class UploadedBodyTest {

    @Test
    void a_body_is_read_as_it_is() throws IOException {
        var body = body(Duration.ofHours(1), 3);

        assertThat(body.read()).isEqualTo('a');
        assertThat(body.readAllBytes()).containsExactly('b', 'c');
    }

    @Test
    void a_body_that_trickles_is_refused_when_its_time_is_over() {
        var body = body(Duration.ofSeconds(-1), 3);

        assertThatThrownBy(body::read)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(EnrollmentProblem.UPLOAD_TOO_SLOW));
    }

    @Test
    void a_body_that_goes_on_is_refused_at_its_limit() {
        var body = body(Duration.ofHours(1), 2);

        assertThatThrownBy(body::readAllBytes)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(EnrollmentProblem.FILE_TOO_LARGE));
    }

    @Test
    void what_is_left_of_a_body_is_read_to_its_end() throws IOException {
        var body = body(Duration.ofHours(1), 3);

        body.drain();

        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void a_body_that_goes_on_is_not_read_for_ever_and_stops_nobody() {
        assertThatCode(body(Duration.ofHours(1), 2)::drain).doesNotThrowAnyException();
    }

    private static UploadedBody body(Duration longest, long most) {
        return new UploadedBody(new ByteArrayInputStream(new byte[] {'a', 'b', 'c'}), longest, most);
    }
}
