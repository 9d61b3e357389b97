package rollbook.lms.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what a platform names itself, its assignment and its user elsewhere than in LTI, in its feeds and its API: the custom values
 * our setup asks for. One that is missing, too long or was not filled in is as none; no launch fails by it.
 *
 * @param guid which customer of the platform it is
 * @param product such as {@code canvas}
 * @param custom those of {@link #ASKED_FOR} that are there
 */
public record LocalNames(@Nullable String guid, @Nullable String product, Map<String, String> custom) {
    public static final String CANVAS_ASSIGNMENT = "canvas_assignment_id";
    public static final String CANVAS_USER = "canvas_user_id";
    public static final String CANVAS_LOGIN = "login";
    public static final String SCHOOLOGY_ASSIGNMENT = "assignment_id";
    public static final String SCHOOLOGY_USER = "user_id";
    /** The same user by another of Schoology's ids. */
    public static final String SCHOOLOGY_UNIQUE_USER = "unique_id";

    private static final List<String> ASKED_FOR = List.of(
            CANVAS_ASSIGNMENT, CANVAS_USER, CANVAS_LOGIN, SCHOOLOGY_ASSIGNMENT, SCHOOLOGY_USER, SCHOOLOGY_UNIQUE_USER);
    private static final int LONGEST = 255;

    public static final LocalNames NONE = new LocalNames(null, null, Map.of());

    public LocalNames {
        custom = Map.copyOf(custom);
    }

    static LocalNames in(Claims claims) {
        var platform = claims.all().get(Claims.LTI + "tool_platform");
        var values = claims.all().get(Claims.LTI + "custom");
        var custom = new HashMap<String, String>();
        ASKED_FOR.forEach(name -> value(values, name).ifPresent(value -> custom.put(name, value)));
        return new LocalNames(
                value(platform, "guid").orElse(null),
                value(platform, "product_family_code").orElse(null),
                custom);
    }

    /** A custom value; {@code $…} is a variable the platform does not know, as it was written. */
    private static Optional<String> value(@Nullable Object object, String name) {
        return object instanceof Map<?, ?> map
                ? Optional.<Object>ofNullable(map.get(name))
                        .filter(value -> value instanceof String || value instanceof Number)
                        .map(Object::toString)
                        .filter(text -> !text.isEmpty() && text.length() <= LONGEST && !text.startsWith("$"))
                : Optional.empty();
    }

    public Optional<String> of(String name) {
        return Optional.ofNullable(custom.get(name));
    }

    /** Whether it says which assignment of the platform's own was launched, so that a feed may speak of the same. */
    public boolean nameAnAssignment() {
        return custom.containsKey(CANVAS_ASSIGNMENT) || custom.containsKey(SCHOOLOGY_ASSIGNMENT);
    }

    @Override
    public String toString() {
        return "LocalNames[hidden]";
    }
}
