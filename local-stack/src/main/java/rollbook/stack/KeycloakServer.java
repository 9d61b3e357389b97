package rollbook.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keycloak 26 with the project's one realm file, seen from outside only through the gateway. Its program lies in the
 * build folder and is prepared there once; a stack's own folder holds the database and links to the program.
 */
final class KeycloakServer {
    static final String NAME = "keycloak";
    static final String REALM = "rollbook";
    static final String ADMIN = "admin";

    private static final List<String> JVM = List.of(
            "-Xmx384m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-Duser.language=en",
            "-Duser.country=US");
    private static final List<String> BUILD = List.of(
            "build",
            "--db=dev-file",
            "--http-relative-path=/auth",
            "--health-enabled=false",
            "--metrics-enabled=false");

    private final StackHome home;
    private final Secrets secrets;
    private final Path tools;
    private final int port;
    private final String origin;

    /** {@code origin} is the gateway's, without a slash at its end. */
    KeycloakServer(StackHome home, Secrets secrets, Path tools, int port, String origin) {
        this.home = home;
        this.secrets = secrets;
        this.tools = tools;
        this.port = port;
        this.origin = origin;
    }

    /** Where it is asked from this machine, not through the gateway. */
    String inner() {
        return "http://127.0.0.1:%d/auth".formatted(port);
    }

    ChildSpec prepare(Console console) throws IOException {
        var program = program();
        var folder = home.data(NAME);
        var imported = Files.createDirectories(folder.resolve("data/import"));
        try (var realm = KeycloakServer.class.getResourceAsStream("rollbook-realm.json")) {
            if (realm == null) {
                throw new StackFailure("The realm file is missing from the build");
            }
            Files.copy(realm, imported.resolve("rollbook-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        }
        buildOnce(program, console);
        for (var part : List.of("lib", "conf", "providers", "themes")) {
            Files.deleteIfExists(folder.resolve(part));
            Files.createSymbolicLink(folder.resolve(part), program.resolve(part));
        }
        return new ChildSpec(
                NAME, start(folder), environment(), port, this::answers, Duration.ofSeconds(150), Signal.TERM);
    }

    private Path program() throws IOException {
        try (var found = Files.newDirectoryStream(tools, "keycloak-*")) {
            for (var folder : found) {
                return folder;
            }
        }
        throw new StackFailure("Keycloak is not in %s; build first (mvn package)".formatted(tools));
    }

    /** About 20 s, once per build folder; every stack of this checkout shares the result. */
    private void buildOnce(Path program, Console console) throws IOException {
        var done = program.resolve(".built");
        try (var _ = ToolLock.of(program.resolve("build.lock"))) {
            if (!Files.exists(done)) {
                console.say("Keycloak is prepared for its first start (once, about 20 s)");
                new Launcher(home).run(NAME, java(program, BUILD), Map.of(), 300);
                Files.createFile(done);
            }
        }
    }

    private List<String> start(Path folder) {
        return java(
                folder,
                List.of(
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + origin + "/auth",
                        // a service asks at 127.0.0.1 and is told addresses there; tokens name the outer one
                        "--hostname-backchannel-dynamic=true",
                        "--proxy-headers=xforwarded",
                        "--cache=local"));
    }

    private Map<String, String> environment() {
        return Map.of(
                "ROLLBOOK_ORIGIN",
                origin,
                "ROLLBOOK_SERVICE_CLIENT_SECRET",
                secrets.get(Secrets.SERVICE_CLIENT),
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                secrets.get(Secrets.KEYCLOAK_ADMIN));
    }

    private static List<String> java(Path folder, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Launcher.java());
        command.addAll(KafkaBroker.JVM);
        command.addAll(JVM);
        command.add("-Dkc.home.dir=" + folder);
        command.add("-Djboss.server.config.dir=" + folder.resolve("conf"));
        command.addAll(List.of("-cp", folder.resolve("lib/quarkus-run.jar").toString()));
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        command.addAll(arguments);
        return command;
    }

    /** Ready once the realm is there. */
    private boolean answers() throws IOException, InterruptedException {
        if (Ports.isFree(port)) {
            return false;
        }
        try (var http = new JsonHttp(inner())) {
            return http.get("/realms/%s/.well-known/openid-configuration".formatted(REALM))
                    .ok();
        }
    }
}
