package rollbook.kit.failure;

import java.sql.SQLException;
import java.sql.SQLTransientException;

/** Tells a failure of PostgreSQL that passes (a restart, a deadlock, a lock not had in time, a full disk) from a bug. */
public final class SqlFailures {
    private static final String READ_ONLY = "25006"; // a server that is no longer, or not yet, the primary

    private SqlFailures() {}

    public static boolean passes(SQLException failure) {
        var state = failure.getSQLState();
        if (failure instanceof SQLTransientException || state == null) {
            return true; // the pool had no connection to give, or the driver lost it
        }
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "40", "53", "55", "57", "58" -> true; // connection, rollback, resources, locks, operator, system
            default -> state.equals(READ_ONLY);
        };
    }
}
