package rollbook.kit.start;

import io.smallrye.config.SmallRyeConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollbook.kit.kafka.KafkaAccess;

/** What is wrong with the settings of a service, in words for whoever set them. */
final class SettingProblems {
    /** An environment variable without a default, in a properties file. */
    private static final Pattern NEEDED = Pattern.compile("\\$\\{(ROLLBOOK_[A-Z_]+)}");

    /** One with a default. */
    private static final Pattern WITH_DEFAULT = Pattern.compile("^\\$\\{(ROLLBOOK_[A-Z_]+):([^$]+)}$");

    private static final String PASSWORD = "quarkus.datasource.password";

    /** How the libraries name a setting they cannot use; what they go on to say fits a line. */
    private static final Pattern UNUSABLE =
            Pattern.compile("(?:The config property |for: |value for )((?:rollbook|quarkus|kafka)\\.[A-Za-z0-9.\"-]+)");

    private static final Pattern OURS = Pattern.compile("\\bROLLBOOK_[A-Z_]+\\b");
    private static final String SEE = " (see docs/configuration.md)";

    private SettingProblems() {}

    /** A line for each that has no default and is not set. */
    static List<String> missing(SmallRyeConfig config) {
        var lines = new TreeSet<String>();
        for (var source : config.getConfigSources()) {
            source.getProperties().forEach((name, raw) -> {
                var variable = NEEDED.matcher(raw == null ? "" : raw);
                if (variable.find() && isMissing(config, name)) {
                    lines.add("%s is not set; %s has no default%s".formatted(variable.group(1), name, SEE));
                }
            });
        }
        // it has one for those who need no password, which nobody does here: the relay's connection insists
        if (isMissing(config, PASSWORD)) {
            lines.add("ROLLBOOK_DB_PASSWORD is not set; %s has no default%s".formatted(PASSWORD, SEE));
        }
        return List.copyOf(lines);
    }

    /**
     * A line for each that is not of the kind its default is of: a duration, a number, yes or no, an address. Many are read
     * when they are needed first, which is too late to hear of it.
     */
    static List<String> unreadable(SmallRyeConfig config) {
        var lines = new TreeSet<String>();
        for (var source : config.getConfigSources()) {
            source.getProperties().forEach((name, raw) -> {
                var variable = WITH_DEFAULT.matcher(raw == null ? "" : raw);
                if (variable.find()) {
                    SettingKind.of(variable.group(2))
                            .flatMap(kind -> kind.complaint(config, name))
                            .ifPresent(complaint -> lines.add("%s (%s) %s, like %s%s"
                                    .formatted(name, variable.group(1), complaint, variable.group(2), SEE)));
                }
            });
        }
        return List.copyOf(lines);
    }

    /** A line for each that bars the way to Kafka whatever is there: its clients would try again and again, unheard. */
    static List<String> ofKafka(SmallRyeConfig config) {
        return KafkaAccess.of(config).problems().stream()
                .map(problem -> problem + SEE)
                .toList();
    }

    /** What a failed start says of a setting, if it is one that made it fail; a line. */
    static Optional<String> wrong(@Nullable Throwable failure) {
        var seen = new LinkedHashSet<Throwable>();
        Optional<String> innermost = Optional.empty(); // the ones around it quote it
        for (var each = failure; each != null && seen.add(each); each = each.getCause()) {
            innermost = said(String.valueOf(each.getMessage())).or(keep(innermost));
        }
        return innermost;
    }

    private static Supplier<Optional<String>> keep(Optional<String> one) {
        return () -> one;
    }

    private static Optional<String> said(String message) {
        var unusable = UNUSABLE.matcher(message);
        if (unusable.find()) {
            return Optional.of("%s (%s) cannot be used: %s%s"
                    .formatted(unusable.group(1), variable(unusable.group(1)), oneLine(message), SEE));
        }
        if (OURS.matcher(message).find()) {
            return Optional.of(oneLine(message) + SEE);
        }
        return Optional.empty();
    }

    /** Under which it is set in the environment: so each setting can be, whether its file names a variable or not. */
    private static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("(\\S+Exception: )?SRCFG\\d+: ", "").replaceAll("\\s*\\R\\s*", "; ");
    }

    private static boolean isMissing(SmallRyeConfig config, String name) {
        try {
            return config.getOptionalValue(name, String.class).isEmpty();
        } catch (NoSuchElementException _) {
            return true;
        }
    }
}
