package rollbook.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import rollbook.stack.LocalStack;

/** The least that keeps a word: a row of it and a commit, over so many connections to the service's own database. */
final class BareInserts implements AutoCloseable {
    private final BlockingQueue<Connection> pool;

    BareInserts(LocalStack stack, int connections) throws SQLException {
        var access = stack.database("lms");
        pool = new ArrayBlockingQueue<>(connections);
        for (var i = 0; i < connections; i++) {
            pool.add(DriverManager.getConnection(access.url(), access.user(), access.password()));
        }
        try (var statement = pool.element().createStatement()) {
            statement.execute("create table if not exists bench_insert (id uuid primary key, word text not null)");
        }
    }

    /** One of them; waits while all connections are at work. */
    int once() throws SQLException, InterruptedException {
        var connection = pool.take();
        try (var insert = connection.prepareStatement("insert into bench_insert values (?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, "assignment.opened");
            return insert.executeUpdate();
        } finally {
            pool.add(connection);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : pool) {
            connection.close();
        }
    }
}
