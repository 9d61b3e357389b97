package rollbook.kit.consumer;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbook.kit.failure.SqlFailures;

/** Tells a failure that passes from a bug: by SQL state where there is one, else by who says so. */
final class TransientFailures {
    private static final int DEEPEST = 12;

    private TransientFailures() {}

    static boolean isTransient(Throwable thrown) {
        if (find(thrown, TransientFailureException.class, DEEPEST).isPresent()) {
            return true;
        }
        return find(thrown, SQLException.class, DEEPEST)
                .map(SqlFailures::passes)
                // Rolled back for no reason of SQL: it took too long.
                .orElseGet(() -> find(thrown, RollbackException.class, DEEPEST).isPresent());
    }

    /** Whether all that is said is that the transaction was to be rolled back, without a reason of SQL. */
    static boolean isNoMoreThanRolledBack(Throwable thrown) {
        var sql = find(thrown, SQLException.class, DEEPEST);
        return find(thrown, RollbackException.class, DEEPEST).isPresent()
                && sql.map(failure -> failure.getSQLState() == null).orElse(true);
    }

    /** The first of that type among a failure, its cause, and what was suppressed beside it. */
    private static <T extends Throwable> Optional<T> find(@Nullable Throwable thrown, Class<T> type, int depth) {
        if (thrown == null || depth == 0) {
            return Optional.empty();
        }
        if (type.isInstance(thrown)) {
            return Optional.of(type.cast(thrown));
        }
        return Stream.concat(Stream.ofNullable(thrown.getCause()), Arrays.stream(thrown.getSuppressed()))
                .filter(Objects::nonNull)
                .flatMap(next -> find(next, type, depth - 1).stream())
                .findFirst();
    }
}
