package rollbook.events;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a record of any type of the wire with random parts; every text in it holds an address, wanted or not. */
final class RandomRecord {
    private static final List<String> TEXTS =
            List.of("", " ", "\"quoted\\\"", "\u00e9\u4e2d\ud83d\ude00", "\u0000\u001f\u2028", "{}[],:");

    private final Random random;

    RandomRecord(long seed) {
        random = new Random(seed);
    }

    <R> R of(Class<R> type) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Arrays.stream(components)
                    .map(RecordComponent::getAnnotatedType)
                    .map(this::valueOrNull)
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no record of " + type, e);
        }
    }

    private @Nullable Object valueOrNull(AnnotatedType declared) {
        return declared.isAnnotationPresent(Nullable.class) && random.nextBoolean() ? null : value(declared);
    }

    private Object value(AnnotatedType declared) {
        if (declared instanceof AnnotatedParameterizedType list) {
            var element = list.getAnnotatedActualTypeArguments()[0];
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> value(element))
                    .toList();
        }
        if (declared.getType() instanceof TypeVariable<?>) {
            return of(pick(EventType.values()).record());
        }
        var type = (Class<?>) declared.getType();
        if (type.isRecord()) {
            return of(type);
        }
        if (type.isEnum()) {
            return pick(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> new UUID(random.nextLong(), random.nextLong());
            case "Instant" -> Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
            case "String" -> TEXTS.get(random.nextInt(TEXTS.size())) + "dana@northfield.example";
            case "long" -> random.nextLong();
            case "int", "Integer" -> random.nextInt();
            case "boolean", "Boolean" -> random.nextBoolean();
            default -> throw new AssertionError("no random value of " + type);
        };
    }

    private <T> T pick(T[] among) {
        return among[random.nextInt(among.length)];
    }
}
