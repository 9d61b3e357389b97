package rollbook.kit.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * This service's database, for plain SQL. A thread that serves a lane reaches it through a pool of its own, so that a
 * busy bulk lane never keeps the live lane or a request waiting for a connection (DESIGN §4 <em>Decide</em>).
 */
@ApplicationScoped
public class Database {
    /** The pool of requests and timers. */
    public static final String DEFAULT_POOL = "<default>";

    private static final ScopedValue<String> POOL = ScopedValue.newInstance();

    private final Instance<AgroalDataSource> dataSources;
    private final Map<String, Jdbi> pools = new ConcurrentHashMap<>();

    Database(@Any Instance<AgroalDataSource> dataSources) {
        this.dataSources = dataSources;
    }

    /** Runs {@code task} on this thread with all its database work going through {@code pool}. */
    public static void through(String pool, Runnable task) {
        ScopedValue.where(POOL, pool).run(task);
    }

    /** The same for work that answers. */
    public static <T> T through(String pool, Supplier<T> work) {
        return ScopedValue.where(POOL, pool).call(work::get);
    }

    /** The connection of the transaction under way on this thread, or one of its own where there is none, for the length of {@code work}. */
    public <T> T with(Work<T> work) {
        return jdbi().withHandle(work::in);
    }

    /** Runs {@code work} in a transaction of its own; anything thrown rolls it back and is thrown on. */
    public <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }

    /** Runs {@code work} in a transaction of its own that leaves no trace; what it throws is thrown on. */
    public void tryOut(Runnable work) {
        try {
            inTransaction(() -> {
                work.run();
                throw new TriedOutException();
            });
        } catch (TriedOutException e) {
            // As it should be: the transaction was rolled back.
        }
    }

    private static final class TriedOutException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Whether the transaction under way can only be rolled back. */
    public boolean rollbackOnly() {
        return QuarkusTransaction.isRollbackOnly();
    }

    /**
     * A new stamp: microseconds since 1970 of the PostgreSQL server's clock, the one clock whose readings are compared
     * (DESIGN §2 <em>Stamp</em>).
     */
    public long stamp() {
        return with(sql -> sql.select("select (extract(epoch from clock_timestamp()) * 1000000)::bigint")
                .mapTo(Long.class)
                .one());
    }

    /** A new reading of that same clock, as an instant. */
    public Instant now() {
        return Instant.EPOCH.plus(stamp(), ChronoUnit.MICROS);
    }

    private Jdbi jdbi() {
        return pools.computeIfAbsent(POOL.orElse(DEFAULT_POOL), this::open);
    }

    private Jdbi open(String pool) {
        var dataSource = pool.equals(DEFAULT_POOL)
                ? dataSources.select(Default.Literal.INSTANCE).get()
                : dataSources.select(new DataSource.DataSourceLiteral(pool)).get();
        return Jdbi.create(dataSource)
                .registerArgument(new UuidArguments())
                .registerArgument(new ColumnArguments())
                .registerArrayType(UUID.class, "uuid")
                .registerArrayType(Long.class, "bigint")
                .registerArrayType(Integer.class, "int");
    }

    /** Binds ids so that an absent one is a null PostgreSQL takes for an id; Jdbi's own would be a text. */
    private static final class UuidArguments extends AbstractArgumentFactory<UUID> {
        UuidArguments() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(UUID id, ConfigRegistry config) {
            return (position, statement, _) -> statement.setObject(position, id);
        }
    }

    /** Something done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Handle sql);
    }
}
