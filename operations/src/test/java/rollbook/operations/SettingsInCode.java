package rollbook.operations;

import static java.util.regex.Pattern.DOTALL;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The settings a module's code asks for: {@code @ConfigProperty} and {@code @ConfigMapping}, read from its sources. */
final class SettingsInCode {
    private static final Pattern PROPERTY = Pattern.compile(
            "@ConfigProperty\\(\\s*name = \"(rollbook\\.[^\"]+)\"(?:,\\s*defaultValue = \"([^\"]*)\")?\\)");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern PARENT = Pattern.compile("interface \\w+ extends (\\w+)");
    private static final Pattern METHOD = Pattern.compile(
            "(?:/\\*\\*((?:(?!\\*/).)*?)\\*/)?\\s*((?:@\\w+\\(\"[^\"]*\"\\)\\s*)*)\\n    [A-Za-z<>.]+ (\\w+)\\(\\);",
            DOTALL);
    private static final Pattern ANNOTATION = Pattern.compile("@(\\w+)\\(\"([^\"]*)\"\\)");

    /** Whose code a service's own settings may be in, too. */
    private static final List<String> SHARED = List.of("service-kit", "license-replica", "google-kit");

    private SettingsInCode() {}

    static List<Setting> of(String module) {
        var settings = new ArrayList<>(injected(module));
        sources(module)
                .forEach((_, source) -> MAPPING.matcher(source)
                        .results()
                        .forEach(match -> settings.addAll(mapped(match.group(1), source, module))));
        return settings;
    }

    /** Those asked for one by one, by {@code @ConfigProperty}. */
    static List<Setting> injected(String module) {
        return sources(module).values().stream()
                .flatMap(source -> PROPERTY.matcher(source).results())
                .map(match ->
                        new Setting(match.group(1), Optional.empty(), Optional.ofNullable(match.group(2)), "", module))
                .toList();
    }

    private static List<Setting> mapped(String prefix, String source, String module) {
        var settings = new ArrayList<Setting>();
        PARENT.matcher(source)
                .results()
                .forEach(match -> SHARED.stream()
                        .flatMap(shared -> Optional.ofNullable(sources(shared).get(match.group(1) + ".java")).stream())
                        .forEach(parent -> settings.addAll(mapped(prefix, parent, module))));
        METHOD.matcher(source).results().forEach(match -> {
            var annotations = ANNOTATION
                    .matcher(match.group(2))
                    .results()
                    .collect(toMap(each -> each.group(1), each -> each.group(2)));
            var name = Optional.ofNullable(annotations.get("WithName")).orElseGet(() -> kebab(match.group(3)));
            var purpose = Optional.ofNullable(match.group(1))
                    .map(SettingsInCode::plain)
                    .orElse("");
            settings.add(new Setting(
                    prefix + "." + name,
                    Optional.empty(),
                    Optional.ofNullable(annotations.get("WithDefault")),
                    purpose,
                    module));
        });
        return settings;
    }

    private static Map<String, String> sources(String module) {
        try (var all = Files.walk(Project.path(module).resolve("src/main/java"))) {
            return all
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .collect(toMap(Path::toString, Project::text))
                    .entrySet()
                    .stream()
                    .collect(toMap(
                            entry -> entry.getKey().substring(entry.getKey().lastIndexOf('/') + 1),
                            Map.Entry::getValue,
                            (one, _) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** A Javadoc's text in a line, without its markup. */
    private static String plain(String javadoc) {
        return javadoc.replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
