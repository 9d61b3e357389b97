package rollbook.e2e;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rollbook.stack.LocalStack;

/** What lies in a service's database, asked in SQL. */
final class Tables {
    private final LocalStack stack;
    private final String database;

    /** {@code database} is {@code license}, {@code enrollment}, {@code invite}, {@code ou_sync} or {@code lms}. */
    Tables(LocalStack stack, String database) {
        this.stack = stack;
        this.database = database;
    }

    /** The rows of a query, their columns joined by a bar. */
    List<String> rows(String query, Object... parameters) throws SQLException {
        var known = stack.database(database);
        try (var connection = DriverManager.getConnection(known.url(), known.user(), known.password());
                var statement = connection.prepareStatement(query)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                var columns = rows.getMetaData().getColumnCount();
                var all = new ArrayList<String>();
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (var i = 1; i <= columns; i++) {
                        row.add(Optional.ofNullable(rows.getString(i)).orElse("-"));
                    }
                    all.add(String.join("|", row));
                }
                return all;
            }
        }
    }

    /** Writes. */
    void execute(String statement, Object... parameters) throws SQLException {
        var known = stack.database(database);
        try (var connection = DriverManager.getConnection(known.url(), known.user(), known.password());
                var prepared = connection.prepareStatement(statement)) {
            for (var i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            prepared.executeUpdate();
        }
    }

    /** The one number a query answers. */
    long number(String query, Object... parameters) throws SQLException {
        return Long.parseLong(rows(query, parameters).getFirst());
    }

    /** How many rows each of these tables has, one line a table. */
    String sizes(String... tables) throws SQLException {
        var query = IntStream.range(0, tables.length)
                .mapToObj(i -> "(select count(*) from %s)".formatted(tables[i]))
                .collect(Collectors.joining(", ", "select ", ""));
        return String.join(", ", tables) + ": " + rows(query).getFirst();
    }
}
