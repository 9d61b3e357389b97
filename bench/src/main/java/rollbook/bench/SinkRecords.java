package rollbook.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table's rows as Kafka Connect's own JSON has them: each with its schema, which is how a sink knows the types where
 * there is no schema registry.
 */
final class SinkRecords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection database;

    SinkRecords(Connection database) {
        this.database = database;
    }

    /** A message for each row of a query of that table, in its order. */
    List<byte[]> of(String table, String rows) throws SQLException {
        var columns = columns(table);
        var prefix = "{\"schema\":" + schema(columns) + ",\"payload\":";
        var pairs = new ArrayList<String>();
        columns.forEach(column -> pairs.add("'%s', %s".formatted(column.name(), column.value())));
        var messages = new ArrayList<byte[]>();
        try (var statement = database.createStatement();
                var payloads = statement.executeQuery(
                        "select json_build_object(%s)::text from (%s) r".formatted(String.join(", ", pairs), rows))) {
            while (payloads.next()) {
                messages.add((prefix + payloads.getString(1) + "}").getBytes(StandardCharsets.UTF_8));
            }
        }
        return messages;
    }

    private record Column(String name, String type, boolean optional) {
        /** What stands for it in a payload. */
        String value() {
            return switch (type) {
                case "jsonb" -> "r.%s::text".formatted(name);
                case "timestamptz" ->
                    "to_char(r.%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(name);
                default -> "r." + name;
            };
        }

        ObjectNode field() {
            var field = JSON.createObjectNode().put("field", name).put("optional", optional);
            return switch (type) {
                case "text" -> field.put("type", "string");
                case "uuid" -> field.put("type", "string").put("name", "io.debezium.data.Uuid");
                case "jsonb" -> field.put("type", "string").put("name", "io.debezium.data.Json");
                case "timestamptz" -> field.put("type", "string").put("name", "io.debezium.time.ZonedTimestamp");
                case "int2" -> field.put("type", "int16");
                case "int4" -> field.put("type", "int32");
                case "int8" -> field.put("type", "int64");
                default -> throw new IllegalStateException("no message of Connect's for a column of type " + type);
            };
        }
    }

    private List<Column> columns(String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = database.prepareStatement("""
                select column_name, udt_name, is_nullable = 'YES' from information_schema.columns
                where table_schema = 'public' and table_name = ? order by ordinal_position
                """)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Column(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
                }
            }
        }
        return columns;
    }

    private static String schema(List<Column> columns) {
        ArrayNode fields = JSON.createArrayNode();
        columns.forEach(column -> fields.add(column.field()));
        ObjectNode schema = JSON.createObjectNode().put("type", "struct").put("optional", false);
        schema.set("fields", fields);
        return schema.toString();
    }
}
