package rollbook.stack.google;

import java.time.Clock;
import java.util.Set;

/**
 * How this Google is set up: the client that is registered with it (another for Classroom beside it), and what its id tokens say.
 *
 * @param port of 127.0.0.1; any free one where it is 0
 * @param redirectUris where it may send people back to, to the letter; any address on this machine besides
 * @param issuer what its id tokens name as theirs
 */
public record SimulatorConfig(
        int port, String clientId, String clientSecret, Set<String> redirectUris, String issuer, Clock clock) {
    /** The client of the same project that teachers consent to for Classroom; its secret is the other's. */
    public static final String CLASSROOM_CLIENT = "407408718192-classroom.apps.googleusercontent.com";

    public SimulatorConfig {
        redirectUris = Set.copyOf(redirectUris);
    }

    /** On this port, with a client of its own. */
    public static SimulatorConfig onPort(int port) {
        return new SimulatorConfig(
                port,
                "407408718192-rollbook.apps.googleusercontent.com",
                "GOCSPX-no-secret-of-a-simulator",
                Set.of(),
                "https://accounts.google.com",
                Clock.systemUTC());
    }

    /** Whether a client is registered. */
    boolean knows(String client) {
        return client.equals(clientId) || client.equals(CLASSROOM_CLIENT);
    }

    public SimulatorConfig withClock(Clock other) {
        return new SimulatorConfig(port, clientId, clientSecret, redirectUris, issuer, other);
    }

    public SimulatorConfig withIssuer(String other) {
        return new SimulatorConfig(port, clientId, clientSecret, redirectUris, other, clock);
    }

    public SimulatorConfig withRedirectUris(String... others) {
        return new SimulatorConfig(port, clientId, clientSecret, Set.of(others), issuer, clock);
    }
}
