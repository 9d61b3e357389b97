package rollbook.ousync.outbound.google;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import rollbook.kit.problem.ProblemException;
import rollbook.kit.problem.ProblemType;
import rollbook.ousync.domain.Trouble;
import rollbook.ousync.usecase.Directories.UnreadableException;

/** What calls that must fail fail with. */
final class Troubles {
    private Troubles() {}

    static @Nullable Trouble trouble(ThrowingCallable call) {
        var trouble = new AtomicReference<@Nullable Trouble>();
        assertThatThrownBy(call).isInstanceOfSatisfying(UnreadableException.class, e -> trouble.set(e.trouble()));
        return trouble.get();
    }

    static @Nullable ProblemType problem(ThrowingCallable call) {
        var problem = new AtomicReference<@Nullable ProblemType>();
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> problem.set(e.type()));
        return problem.get();
    }
}
