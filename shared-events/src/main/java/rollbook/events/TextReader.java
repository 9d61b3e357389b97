package rollbook.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/** Reads a value written as JSON text, and as nothing else. */
final class TextReader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> notation;

    TextReader(Class<T> type, Function<String, T> notation) {
        super(type);
        this.notation = notation;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            throw context.wrongTokenException(json, handledType(), JsonToken.VALUE_STRING, "text expected");
        }
        try {
            return notation.apply(json.getText());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw context.weirdStringException("", handledType(), "not in its notation");
        }
    }
}
