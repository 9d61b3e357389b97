package rollbook.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import rollbook.stack.LocalStack;

/**
 * How many rows of a license's members and ledger were written since this was opened. Any write of a row, even of what it held
 * already, makes a new version of it somewhere else.
 */
final class MembershipWrites implements AutoCloseable {
    private static final String VERSIONS = """
            select person_id, xmin::text as version, ctid::text as place from membership where license_id = ?
            """;
    private static final String WRITTEN = """
            select (select count(*) from (%s) now full join versions_before before using (person_id)
                    where now.version is distinct from before.version or now.place is distinct from before.place)
              + (select count(*) from ledger where license_id = ? and seq > ?)
            """.formatted(VERSIONS);

    private final Connection database;
    private final UUID license;
    private final long seq;

    MembershipWrites(LocalStack stack, UUID license) throws SQLException {
        this.license = license;
        var access = stack.database("license");
        database = DriverManager.getConnection(access.url(), access.user(), access.password());
        try (var statement = database.createStatement()) {
            statement.execute("create temp table versions_before (person_id uuid, version text, place text)");
        }
        try (var statement = database.prepareStatement("insert into versions_before " + VERSIONS)) {
            statement.setObject(1, license);
            statement.executeUpdate();
        }
        seq = number("select seq from license where id = ?", license);
    }

    long count() throws SQLException {
        return number(WRITTEN, license, license, seq);
    }

    private long number(String query, Object... parameters) throws SQLException {
        try (var statement = database.prepareStatement(query)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
