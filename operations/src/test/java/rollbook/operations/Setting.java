package rollbook.operations;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A setting of a service, as its code or its file has it.
 *
 * @param name as a properties file has it
 * @param value what stands there; empty where the code alone has a default, or none
 * @param coded the default in the code, if there is one there
 * @param purpose what is said of it where it stands
 * @param where the module it belongs to
 */
record Setting(String name, Optional<String> value, Optional<String> coded, String purpose, String where) {
    private static final Pattern VARIABLE = Pattern.compile("^\\$\\{(ROLLBOOK_[A-Z_]+)(?::(.*))?}$");

    /** What it is called in the environment: by its file, or as every setting can be. */
    String variable() {
        return value.map(VARIABLE::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .orElseGet(() -> name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
    }

    /** What holds where nobody sets it; empty where a start fails then. */
    Optional<String> standard() {
        if (value.isEmpty()) {
            return coded;
        }
        var matcher = VARIABLE.matcher(value.get());
        return matcher.find() ? Optional.ofNullable(matcher.group(2)) : value;
    }

    /** Whether operators have a word in it: all of our own, and of the platform's those a variable of ours is for. */
    boolean isForOperators() {
        return name.startsWith("rollbook.")
                || value.filter(text -> text.contains("${ROLLBOOK_")).isPresent();
    }
}
