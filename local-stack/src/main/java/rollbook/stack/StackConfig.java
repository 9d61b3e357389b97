package rollbook.stack;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a stack is made of and where it lives.
 *
 * @param project the checkout, built: its {@code local-stack/target} and {@code <service>/target} hold what is run
 * @param home the folder for data, logs and secrets; made where it is not there
 * @param gatewayPort the wanted port of the one address; the next free one is taken where it is in use, any free one
 *     for 0
 * @param services what runs on top of PostgreSQL, Kafka and Keycloak; may be empty
 * @param demoData whether people and licenses to try things with are made
 * @param serviceOptions further options for the services' JVMs
 * @param out where the stack says what it does
 */
public record StackConfig(
        Path project,
        Path home,
        int gatewayPort,
        List<ServiceSpec> services,
        boolean demoData,
        List<String> serviceOptions,
        PrintStream out) {
    private static final int DEFAULT_PORT = 8080;

    public StackConfig {
        project = project.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        services = List.copyOf(services);
        serviceOptions = List.copyOf(serviceOptions);
    }

    /** What {@code ./rollbook run} runs: all services and the demo data, in {@code $ROLLBOOK_HOME} or .rollbook. */
    public static StackConfig of(Path project) {
        var home = Optional.ofNullable(System.getenv("ROLLBOOK_HOME")).map(Path::of);
        return new StackConfig(
                project,
                home.orElse(project.resolve(".rollbook")),
                DEFAULT_PORT,
                ServiceSpec.all(project),
                true,
                List.of(),
                System.out);
    }

    /** A stack of its own folder and ports beside any other, with the demo data: for tests. */
    public static StackConfig forTests(Path project, Path home) {
        return of(project).withHome(home).withGatewayPort(0);
    }

    public StackConfig withHome(Path other) {
        return new StackConfig(project, other, gatewayPort, services, demoData, serviceOptions, out);
    }

    public StackConfig withGatewayPort(int other) {
        return new StackConfig(project, home, other, services, demoData, serviceOptions, out);
    }

    public StackConfig withServices(List<ServiceSpec> others) {
        return new StackConfig(project, home, gatewayPort, others, demoData, serviceOptions, out);
    }

    public StackConfig withServiceOptions(List<String> options) {
        return new StackConfig(project, home, gatewayPort, services, demoData, options, out);
    }

    public StackConfig withDemoData(boolean wanted) {
        return new StackConfig(project, home, gatewayPort, services, wanted, serviceOptions, out);
    }

    public StackConfig withServiceOptions(String... options) {
        return new StackConfig(project, home, gatewayPort, services, demoData, List.of(options), out);
    }

    public StackConfig withOut(PrintStream other) {
        return new StackConfig(project, home, gatewayPort, services, demoData, serviceOptions, other);
    }

    /** The web page as its build left it; nothing where it was not built. */
    Path dashboard() {
        return project.resolve("dashboard").resolve("target").resolve("dist");
    }

    /** What the build left to run: libraries and tools. */
    Path target() {
        return project.resolve("local-stack").resolve("target");
    }
}
