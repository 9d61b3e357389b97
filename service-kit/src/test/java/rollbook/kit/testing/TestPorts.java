package rollbook.kit.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Ports for the servers of a test. They come from below the range that outgoing connections and everybody who asks for
 * port 0 get theirs from, so that hardly anybody takes one between choosing and listening.
 */
final class TestPorts {
    /** The local stack's own begin at 20 000. */
    private static final int LOWEST = 14_000;

    private static final int HIGHEST = 20_000;

    private TestPorts() {}

    /** A port of 127.0.0.1 that nobody listens at. */
    static int free() {
        while (true) {
            var port = RandomGenerator.getDefault().nextInt(LOWEST, HIGHEST);
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
                return port;
            } catch (IOException _) {
                // somebody's: another one then
            }
        }
    }
}
