package rollbook.kit.sql;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows that are surely new, written by {@code COPY}: the quickest way into a table with many indexes. A row that is there
 * already fails the transaction, as it does on an insert.
 */
public final class CopyRows {
    private static final String NULL = "\\N";

    private final String columns;
    private final StringBuilder text = new StringBuilder();
    private int count;

    /** Begins without rows; {@code columns} are a table and its columns, such as {@code event (id, body)}. */
    public CopyRows(String columns) {
        this.columns = columns;
    }

    /** Adds a row: what each value's text is, absent ones null. */
    public void add(@Nullable Object... values) {
        var separator = "";
        for (var value : values) {
            text.append(separator);
            if (value == null) {
                text.append(NULL);
            } else {
                escaped(value.toString());
            }
            separator = "\t";
        }
        text.append('\n');
        count++;
    }

    private void escaped(String value) {
        var begin = text.length();
        text.append(value);
        for (var i = begin; i < text.length(); i++) {
            var escape = escape(text.charAt(i));
            if (escape != 0) {
                text.setCharAt(i, escape);
                text.insert(i, '\\');
                i++;
            }
        }
    }

    private static char escape(char c) {
        return switch (c) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    /** Writes them in the transaction under way; returns how many. */
    public int into(Handle sql) {
        if (count > 0) {
            try {
                sql.getConnection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + columns + " from stdin", new StringReader(text.toString()));
            } catch (SQLException e) {
                throw new UnableToExecuteStatementException(e, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return count;
    }
}
