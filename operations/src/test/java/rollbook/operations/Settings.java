package rollbook.operations;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the services themselves say of their settings, in their own files. */
final class Settings {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(ROLLBOOK_[A-Z_]+)(:)?");

    private Settings() {}

    /** A setting every service inherits. */
    static String kit(String name) {
        return Objects.requireNonNull(
                properties("service-kit/src/main/resources/META-INF/microprofile-config.properties")
                        .getProperty(name));
    }

    static Properties of(String service) {
        return properties(service + "/src/main/resources/application.properties");
    }

    /** The environment variables a service reads by their own name, its inherited ones too. */
    static Set<String> variables(String service) {
        return variables(texts(service), false);
    }

    /** Those of any. */
    static Set<String> variables() {
        var all = new TreeSet<String>();
        Project.SERVICES.forEach(service -> all.addAll(variables(service)));
        return all;
    }

    /** Those without which it does not start. */
    static Set<String> needed(String service) {
        return variables(texts(service), true);
    }

    private static String texts(String service) {
        return Project.text("service-kit/src/main/resources/META-INF/microprofile-config.properties")
                + Project.text(service + "/src/main/resources/application.properties");
    }

    private static Set<String> variables(String text, boolean withoutDefault) {
        var found = new TreeSet<String>();
        VARIABLE.matcher(text)
                .results()
                .filter(match -> !withoutDefault || match.group(2) == null)
                .forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static Properties properties(String file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Project.text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
