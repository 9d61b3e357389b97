package rollbook.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import rollbook.stack.LocalStack;

/**
 * Twins of the tables an import fills, in the same database, with the same columns, keys and indexes ({@code LIKE …
 * INCLUDING ALL}; foreign keys are not copied, so the twins have the lighter work). They hold what their originals held
 * before one license got its people; these are for whoever is measured to put in. They are gone after {@link #close()}.
 */
final class Twins implements AutoCloseable {
    static final List<String> TABLES = List.of("person", "membership", "ledger");

    private static final String SCHEMA = "bench_twins";

    private final Connection database;
    private final UUID license;

    Twins(LocalStack stack, UUID license) throws SQLException {
        this.license = license;
        var access = stack.database("license");
        database = DriverManager.getConnection(access.url(), access.user(), access.password());
        try (var statement = database.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            statement.execute("create schema " + SCHEMA);
            for (var table : TABLES) {
                statement.execute("create table %s (like public.%s including all)".formatted(of(table), table));
                statement.execute("insert into %s %s".formatted(of(table), othersIn(table)));
                statement.execute("vacuum analyze " + of(table)); // a new table's first rows are not what is measured
            }
        }
    }

    /** The twin's name. */
    static String of(String table) {
        return SCHEMA + "." + table;
    }

    Connection database() {
        return database;
    }

    /** A query for the license's rows of a table, in the order in which they were written. */
    String rowsOf(String table) {
        return "select t.* from public.%s t where %s order by t.ctid".formatted(table, isOfLicense(table));
    }

    private String othersIn(String table) {
        return "select t.* from public.%s t where not (%s) order by t.ctid".formatted(table, isOfLicense(table));
    }

    private String isOfLicense(String table) {
        return table.equals("person")
                ? "t.id in (select person_id from public.membership where license_id = '%s')".formatted(license)
                : "t.license_id = '%s'".formatted(license);
    }

    /** The anchor: the license's rows by bare binary {@code COPY}, durable, table after table; in nanoseconds. */
    long copy() throws SQLException, IOException {
        var copying = database.unwrap(PGConnection.class).getCopyAPI();
        var rows = new ArrayList<byte[]>();
        for (var table : TABLES) {
            var out = new ByteArrayOutputStream();
            copying.copyOut("copy (%s) to stdout (format binary)".formatted(rowsOf(table)), out);
            rows.add(out.toByteArray());
        }
        var nanos = 0L;
        for (var i = 0; i < TABLES.size(); i++) {
            var command = "copy %s from stdin (format binary)".formatted(of(TABLES.get(i)));
            var began = System.nanoTime();
            copying.copyIn(command, new ByteArrayInputStream(rows.get(i)));
            nanos += System.nanoTime() - began;
        }
        return nanos;
    }

    /** How many rows of the license a twin holds. */
    int count(String table) throws SQLException {
        return number("select count(*) from %s t where %s".formatted(of(table), isOfLicense(table)));
    }

    /** A query that says 1 when the twin holds the license's {@code n}th row (from 1), found by its primary key. */
    String holdsRow(String table, String key, int n) throws SQLException {
        var values = Stream.of(key.split(","))
                .map("quote_literal(r.%s)"::formatted)
                .collect(Collectors.joining(" || ',' || "));
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select %s from (%s offset %d limit 1) r".formatted(values, rowsOf(table), n - 1))) {
            rows.next();
            return "select count(*) from %s where (%s) = (%s)".formatted(of(table), key, rows.getString(1));
        }
    }

    /** Takes the license's rows out of the twins again. */
    void empty() throws SQLException {
        try (var statement = database.createStatement()) {
            for (var table : TABLES) {
                statement.execute("delete from %s t where %s".formatted(of(table), isOfLicense(table)));
                statement.execute("vacuum " + of(table));
            }
        }
    }

    int number(String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try (database;
                var statement = database.createStatement()) {
            statement.execute("drop schema " + SCHEMA + " cascade");
        }
    }
}
