package rollbook.kit.consumer;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells a failure that passes (PostgreSQL restarting, a deadlock, a full disk) from a bug, by SQL state. */
final class TransientFailures {
    private TransientFailures() {}

    static boolean isTransient(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientFailureException || cause instanceof RollbackException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                return isTransient(sql);
            }
        }
        return false;
    }

    private static boolean isTransient(SQLException failure) {
        var state = failure.getSQLState();
        if (failure instanceof SQLTransientException || state == null) {
            return true; // the pool had no connection to give, or the driver lost it
        }
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "40", "53", "55", "57", "58" -> true; // connection, rollback, resources, locks, operator, system
            default -> false;
        };
    }
}
