package rollbook.kit.start;

import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of value a setting has, told by its default. */
enum SettingKind {
    DURATION("P(?:T?\\d+[DHMS])+", "a duration") {
        @Override
        void read(SmallRyeConfig config, String name) {
            config.getValue(name, Duration.class);
        }
    },
    /** One, or several where its reader takes several: that there is one too many the reader says, at the start too. */
    NUMBER("\\d+", "a whole number") {
        @Override
        void read(SmallRyeConfig config, String name) {
            config.getValues(name, Integer.class);
        }
    },
    YES_OR_NO("true|false", "true or false") {
        @Override
        void read(SmallRyeConfig config, String name) {
            if (!config.getValue(name, String.class).matches("true|false")) {
                throw new IllegalArgumentException(name);
            }
        }
    },
    DATABASE("jdbc:postgresql:.*", "a database's JDBC address") {
        @Override
        void read(SmallRyeConfig config, String name) {
            if (!config.getValue(name, String.class).startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException(name);
            }
        }
    },
    ADDRESS("https?://.*", "an address with http or https") {
        @Override
        void read(SmallRyeConfig config, String name) {
            var address = URI.create(config.getValue(name, String.class));
            if (address.getHost() == null || !address.getScheme().matches("https?")) {
                throw new IllegalArgumentException(name);
            }
        }
    };

    private final Pattern defaults;
    private final String words;

    SettingKind(String defaults, String words) {
        this.defaults = Pattern.compile(defaults);
        this.words = words;
    }

    /** The kind of which this default is; empty where any text will do. */
    static Optional<SettingKind> of(String standard) {
        return Arrays.stream(values())
                .filter(kind -> kind.defaults.matcher(standard).matches())
                .findFirst();
    }

    /** What is wrong with the setting's value, if anything is. */
    Optional<String> complaint(SmallRyeConfig config, String name) {
        try {
            read(config, name);
            return Optional.empty();
        } catch (IllegalArgumentException | NoSuchElementException _) {
            var value = config.getConfigValue(name).getValue();
            return Optional.of("cannot be \"%s\"; it has to be %s".formatted(value == null ? "" : value, words));
        }
    }

    /** Throws where the value is of another kind. */
    abstract void read(SmallRyeConfig config, String name);
}
