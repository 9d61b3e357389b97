package rollbook.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a body is written and read. Reading takes nothing for granted and repairs nothing: what a record does not declare
 * {@code @Nullable} must be there, in its own JSON type. Only a property it does not know is passed over.
 */
final class WireJson {
    static final ObjectMapper MAPPER = mapper();

    private WireJson() {}

    private static ObjectMapper mapper() {
        var builder = JsonMapper.builder()
                .addModule(texts())
                .annotationIntrospector(new NullableComponents())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // an optional field added later stays .v1
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL)) // absent counts as null
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL));
        builder.withCoercionConfigDefaults(config -> Arrays.stream(CoercionInputShape.values())
                .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)));
        return builder.build();
    }

    /** Ids and instants travel as text, in one notation each; Jackson's own readers also take numbers and base64. */
    private static SimpleModule texts() {
        return new SimpleModule("rollbook-wire")
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new TextReader<>(Instant.class, Instant::parse))
                .addDeserializer(UUID.class, new TextReader<>(UUID.class, WireJson::uuid))
                .addDeserializer(String.class, new TextReader<>(String.class, text -> text));
    }

    /**
     * Reads an id in its only notation, 36 characters of lower or upper case.
     *
     * @throws IllegalArgumentException for any other text
     */
    static UUID uuid(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("an id has 36 characters");
        }
        return id;
    }

    /** Lets null and absence stand where the record's component says {@code @Nullable}, and nowhere else. */
    private static final class NullableComponents extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;
        private static final JsonSetter.Value MAY_BE_NULL = JsonSetter.Value.forValueNulls(Nulls.SET, Nulls.FAIL);

        @Override
        public JsonSetter.Value findSetterInfo(Annotated member) {
            return member instanceof AnnotatedParameter parameter && isNullable(parameter)
                    ? MAY_BE_NULL
                    : super.findSetterInfo(member);
        }

        private static boolean isNullable(AnnotatedParameter parameter) {
            var components = parameter.getDeclaringClass().getRecordComponents();
            return components != null
                    && components[parameter.getIndex()].getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
    }
}
