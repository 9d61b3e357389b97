package rollbook.kit.sql;

import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A database for one thread of a process that has no transaction manager: JDBC's own transactions. */
public final class PlainDatabase extends Database {
    private final Jdbi jdbi;
    private @Nullable Handle transaction;

    @SuppressWarnings("NullAway") // the pools are never asked for: every way to a connection is overridden
    public PlainDatabase(String url) {
        super(null);
        jdbi = Jdbi.create(url);
    }

    @Override
    public <T> T with(Work<T> work) {
        var current = transaction;
        return current == null ? jdbi.withHandle(work::in) : work.in(current);
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return jdbi.inTransaction(sql -> {
            transaction = sql;
            try {
                return work.get();
            } finally {
                transaction = null;
            }
        });
    }

    @Override
    public boolean rollbackOnly() {
        return false;
    }
}
