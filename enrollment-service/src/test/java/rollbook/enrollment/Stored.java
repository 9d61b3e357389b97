package rollbook.enrollment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import rollbook.kit.testing.TestPostgres;

/** Where something stands in this service's database: in a text of any kind, or as bytes. */
final class Stored {
    private static final String COLUMNS = """
            select quote_ident(table_name), quote_ident(column_name), data_type = 'bytea', table_name || '.' || column_name
            from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE' order by 4
            """;

    private Stored() {}

    /** The columns, as {@code table.column}, in which the text stands in some row. */
    static List<String> where(String text) {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        var found = new ArrayList<String>();
        try (var connection = TestPostgres.connect(url);
                var columns = connection.createStatement().executeQuery(COLUMNS)) {
            while (columns.next()) {
                if (stands(connection, text, columns.getString(1), columns.getString(2), columns.getBoolean(3))) {
                    found.add(columns.getString(4));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static boolean stands(Connection connection, String text, String table, String column, boolean bytes)
            throws SQLException {
        var place = bytes ? "convert_to(?, 'UTF8') in " + column : "? in " + column + "::text";
        var question = "select exists (select 1 from " + table + " where position(" + place + ") > 0)";
        try (var prepared = connection.prepareStatement(question)) {
            prepared.setString(1, text);
            try (var answer = prepared.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
