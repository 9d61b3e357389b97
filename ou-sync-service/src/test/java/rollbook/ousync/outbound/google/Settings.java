package rollbook.ousync.outbound.google;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import rollbook.stack.google.GoogleSimulator;

/** The service's own settings file, read with an environment of the test's. */
final class Settings {
    private Settings() {}

    static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(GoogleSettings.class)
                .withSources(new PropertiesConfigSource(file(), "application.properties", 100))
                .withSources(new PropertiesConfigSource(environment, "environment", 300))
                .build();
    }

    static GoogleSettings of(Map<String, String> environment) {
        return config(environment).getConfigMapping(GoogleSettings.class);
    }

    /** The environment of a service whose Google is the simulator. */
    static Map<String, String> environment(GoogleSimulator google) {
        var environment = new HashMap<String, String>();
        environment.put("ROLLBOOK_GOOGLE_CLIENT_ID", google.config().clientId());
        environment.put("ROLLBOOK_GOOGLE_CLIENT_SECRET", google.config().clientSecret());
        environment.put(
                "ROLLBOOK_GOOGLE_AUTHORIZE_URL",
                google.root().resolve("/o/oauth2/v2/auth").toString());
        environment.put(
                "ROLLBOOK_GOOGLE_TOKEN_URL", google.root().resolve("/token").toString());
        environment.put(
                "ROLLBOOK_GOOGLE_REVOKE_URL", google.root().resolve("/revoke").toString());
        environment.put(
                "ROLLBOOK_GOOGLE_CERTS_URL",
                google.root().resolve("/oauth2/v3/certs").toString());
        environment.put("ROLLBOOK_GOOGLE_DIRECTORY_URL", google.root().toString());
        return environment;
    }

    static GoogleSettings of(GoogleSimulator google) {
        return of(environment(google));
    }

    /** Of a service that is soon tired of waiting. */
    static GoogleSettings impatient(GoogleSimulator google) {
        var environment = environment(google);
        environment.put("ROLLBOOK_GOOGLE_READ_TIMEOUT", "PT0.3S");
        return of(environment);
    }

    static Map<String, String> file() {
        try (var in = Objects.requireNonNull(Settings.class.getResourceAsStream("/application.properties"))) {
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(name -> name, properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
