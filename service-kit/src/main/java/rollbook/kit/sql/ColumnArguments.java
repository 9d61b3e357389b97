package rollbook.kit.sql;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * Binds a column of values, many rows at once. The driver writes an array of unknown elements as text, a character at a
 * time; told what they are it copies them.
 */
final class ColumnArguments implements ArgumentFactory {

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
        if (!(value instanceof Object[] column)) {
            return Optional.empty();
        }
        var element = element(type);
        if (element == String.class) {
            return column("text", Arrays.copyOf(column, column.length, String[].class));
        }
        if (element == Integer.class) {
            return column("int4", Arrays.copyOf(column, column.length, Integer[].class));
        }
        if (element == Long.class) {
            return column("int8", Arrays.copyOf(column, column.length, Long[].class));
        }
        return element == UUID.class ? Optional.of(ids(column)) : Optional.empty();
    }

    /** Ids need no quotes and no escapes. */
    private static Argument ids(@Nullable Object[] column) {
        var text = new StringBuilder(2 + 37 * column.length).append('{');
        for (var id : column) {
            text.append(text.length() == 1 ? "" : ",").append(id); // an absent one is null in either notation
        }
        var array = new PGobject();
        array.setType("uuid[]");
        return (position, statement, _) -> {
            array.setValue(text + "}");
            statement.setObject(position, array);
        };
    }

    private static @Nullable Type element(Type type) {
        return switch (type) {
            case GenericArrayType array -> array.getGenericComponentType();
            case Class<?> array -> array.getComponentType();
            default -> null;
        };
    }

    private static Optional<Argument> column(String type, Object[] column) {
        return Optional.of((position, statement, _) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, column)));
    }
}
