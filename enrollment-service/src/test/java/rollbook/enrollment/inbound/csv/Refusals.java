package rollbook.enrollment.inbound.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import rollbook.enrollment.usecase.EnrollmentProblem;
import rollbook.kit.problem.ProblemException;

/** Files that are refused whole. */
final class Refusals {
    private Refusals() {}

    static ProblemException refused(EnrollmentProblem problem, String file) {
        return refused(problem, file.getBytes(StandardCharsets.UTF_8));
    }

    static ProblemException refused(EnrollmentProblem problem, byte[] file) {
        var thrown = catchThrowableOfType(ProblemException.class, () -> Reading.of(file));
        assertThat(thrown).isNotNull();
        assertThat(thrown.type()).isEqualTo(problem);
        return thrown;
    }
}
