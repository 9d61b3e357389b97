package rollbook.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a service's process is started: its JVM, and the environment that is all the configuration it gets. */
final class ServiceSpecs {
    private final StackConfig config;
    private final Secrets secrets;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final KeycloakServer keycloak;
    private final String origin;
    private final Map<String, Integer> ports;
    private final int mailPort;
    private final Map<String, Map<String, String>> simulated;

    ServiceSpecs(
            StackConfig config,
            Secrets secrets,
            PostgresServer postgres,
            KafkaBroker kafka,
            KeycloakServer keycloak,
            String origin,
            Map<String, Integer> ports,
            int mailPort,
            Map<String, Map<String, String>> simulated) {
        this.config = config;
        this.secrets = secrets;
        this.postgres = postgres;
        this.kafka = kafka;
        this.keycloak = keycloak;
        this.origin = origin;
        this.ports = ports;
        this.mailPort = mailPort;
        this.simulated = simulated;
    }

    /** The process of this service under its own name, on this port. */
    ChildSpec of(ServiceSpec service, int port) {
        return of(service, service.name(), port, Map.of());
    }

    /** One under another name, with these settings besides. */
    ChildSpec of(ServiceSpec service, String name, int port, Map<String, String> settings) {
        if (!Files.exists(service.jar())) {
            throw new StackFailure("%s is not built: %s is missing".formatted(service.name(), service.jar()));
        }
        var command = new ArrayList<String>();
        command.add(Launcher.java());
        command.addAll(KafkaBroker.JVM);
        command.addAll(List.of("-Xmx320m", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(config.serviceOptions());
        command.addAll(List.of("-jar", service.jar().toString()));
        return new ChildSpec(
                name,
                command,
                environment(service, port, settings),
                port,
                () -> isReady(port),
                Duration.ofSeconds(90),
                Signal.TERM);
    }

    private Map<String, String> environment(ServiceSpec service, int port, Map<String, String> settings) {
        var environment = new HashMap<String, String>();
        // what a service keeps to itself is kept from the network, too
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("ROLLBOOK_HTTP_PORT", Integer.toString(port));
        environment.put("ROLLBOOK_SHUTDOWN_DELAY", "1S");
        environment.put("ROLLBOOK_DB_URL", postgres.jdbcUrl(service.database()));
        environment.put("ROLLBOOK_DB_USER", service.database());
        environment.put("ROLLBOOK_DB_PASSWORD", secrets.ofDatabase(service.database()));
        environment.put("ROLLBOOK_KAFKA", kafka.bootstrap());
        environment.put("ROLLBOOK_OIDC_URL", keycloak.inner() + "/realms/" + KeycloakServer.REALM);
        environment.put("ROLLBOOK_OIDC_ISSUER", origin + "/auth/realms/" + KeycloakServer.REALM);
        environment.put("ROLLBOOK_APP_URL", origin);
        environment.put("ROLLBOOK_SERVICE_CLIENT_SECRET", secrets.get(Secrets.SERVICE_CLIENT));
        environment.put("ROLLBOOK_SEAL_KEYSET", secrets.get(Secrets.SEAL_KEYSET));
        var license = ports.get(ServiceSpec.LICENSE_SERVICE);
        if (license != null && !service.name().equals(ServiceSpec.LICENSE_SERVICE)) {
            environment.put("ROLLBOOK_LICENSE_SERVICE_URL", "http://127.0.0.1:" + license);
        }
        if (service.name().equals(ServiceSpec.ENROLLMENT_SERVICE)) {
            environment.put("ROLLBOOK_ACCOUNTS_WEBHOOK_SECRETS", secrets.get(Secrets.ACCOUNTS_WEBHOOK));
            environment.put("ROLLBOOK_CODES_HMAC_KEY", secrets.get(Secrets.CODES_HMAC_KEY));
            environment.put("ROLLBOOK_DOMAINS_CHALLENGE_SECRET", secrets.get(Secrets.DOMAINS_CHALLENGE));
        }
        if (service.name().equals(ServiceSpec.LMS_SERVICE)) {
            environment.put("ROLLBOOK_APP_WEBHOOK_SECRETS", secrets.get(Secrets.APP_WEBHOOK));
        }
        if (service.name().equals(ServiceSpec.INVITE_SERVICE)) {
            environment.put("ROLLBOOK_MAIL_ENABLED", "true");
            environment.put("ROLLBOOK_MAIL_FROM", "Rollbook <no-reply@rollbook.example>");
            environment.put("ROLLBOOK_MAIL_HOST", MailSink.HOST);
            environment.put("ROLLBOOK_MAIL_PORT", Integer.toString(mailPort));
        }
        environment.putAll(simulated.getOrDefault(service.name(), Map.of()));
        environment.putAll(settings);
        return environment;
    }

    private static boolean isReady(int port) throws IOException, InterruptedException {
        if (Ports.isFree(port)) {
            return false;
        }
        try (var http = new JsonHttp("http://127.0.0.1:" + port)) {
            return http.get("/q/health/ready").ok();
        }
    }
}
