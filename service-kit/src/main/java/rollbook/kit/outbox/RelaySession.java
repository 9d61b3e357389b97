package rollbook.kit.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * One connection that may hold the relay lock of its database, and on which the leader takes what is owed. PostgreSQL
 * itself ends a session that falls silent, so a leader that is stopped or cut off loses the lock within seconds.
 */
final class RelaySession implements AutoCloseable {
    /** The lock's number, one per database; any number will do as long as all replicas use it. */
    static final long RELAY_LOCK = 0x526F6C6C626F6F6BL;

    private static final String TAKE = """
            delete from outbox
            where id in (select id from outbox order by id limit ? for update skip locked)
            returning id, topic, key, headers, body
            """;

    /** One message taken. */
    @SuppressWarnings("ArrayRecordComponent") // a message's bytes: compared nowhere, copied nowhere
    record Owed(long id, String topic, String key, String headers, byte[] body) {}

    private final Connection connection;
    private final int batchSize;

    RelaySession(RelaySettings settings) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.dbUser());
        properties.setProperty("password", settings.dbPassword());
        properties.setProperty("ApplicationName", "outbox-relay");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", Integer.toString(settings.silenceSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        connection = DriverManager.getConnection(settings.dbUrl(), properties);
        batchSize = settings.batchSize();
        try (var statement = connection.createStatement()) {
            var silence = settings.silenceSeconds() + "s";
            statement.execute("set idle_session_timeout = '" + silence + "'");
            statement.execute("set idle_in_transaction_session_timeout = '" + silence + "'");
            // A leader stopped while rows are on their way to it is not idle but unread: this ends that session.
            statement.execute("set tcp_user_timeout = '" + silence + "'");
        }
    }

    /** Whether this connection now leads. Asked again until it does. */
    boolean leads() throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, RELAY_LOCK);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Takes the oldest messages, hands them to {@code send} in order, and forgets them only if that returns. */
    int takeBatch(Consumer<List<Owed>> send) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, batchSize);
            List<Owed> batch;
            try (var rows = statement.executeQuery()) {
                batch = read(rows);
            }
            if (!batch.isEmpty()) {
                send.accept(batch);
            }
            connection.commit();
            return batch.size();
        } catch (RuntimeException | Error | SQLException e) {
            rollback();
            throw e;
        }
    }

    private static List<Owed> read(ResultSet rows) throws SQLException {
        var batch = new ArrayList<Owed>();
        while (rows.next()) {
            batch.add(new Owed(
                    rows.getLong("id"),
                    rows.getString("topic"),
                    rows.getString("key"),
                    rows.getString("headers"),
                    rows.getBytes("body")));
        }
        batch.sort(Comparator.comparingLong(Owed::id)); // RETURNING promises no order
        return batch;
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and with it the transaction and the lock; close() follows.
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
