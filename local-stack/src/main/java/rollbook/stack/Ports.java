package rollbook.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The ports of one stack. A part of it gets the port it had last time if that is still free. Fresh ones come from below
 * the range outgoing connections use, so that none of those takes a port between choosing and listening.
 */
final class Ports {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int NEIGHBORS = 100;

    private final Path file;
    private final Properties remembered;
    private final Map<String, Integer> given = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();

    private Ports(Path file, Properties remembered) {
        this.file = file;
        this.remembered = remembered;
    }

    static Ports load(Path file) throws IOException {
        return new Ports(file, PropertiesFile.read(file));
    }

    /** A free port of 127.0.0.1 for this part of the stack, the same whenever it asks, remembered for the next start. */
    synchronized int of(String name) throws IOException {
        var mine = given.get(name);
        if (mine != null) {
            return mine;
        }
        var last = Integer.parseInt(remembered.getProperty(name, "0"));
        var port = last > 0 && !taken.contains(last) && isFree(last) ? last : anyFree();
        taken.add(port);
        given.put(name, port);
        remembered.setProperty(name, Integer.toString(port));
        PropertiesFile.write(file, remembered);
        return port;
    }

    /**
     * The wanted port, or the next free one above it; any free one where 0 is wanted.
     *
     * @throws StackFailure where that port and the next hundred are all taken
     */
    synchronized int near(int wanted) {
        if (wanted == 0) {
            return anyFree();
        }
        for (int port = wanted; port <= wanted + NEIGHBORS; port++) {
            if (!taken.contains(port) && isFree(port) && !answersOnIpv6(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new StackFailure("The ports %d to %d are all taken".formatted(wanted, wanted + NEIGHBORS));
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** A browser tries ::1 first for "localhost": a stranger that listens there would be taken for the stack. */
    private static boolean answersOnIpv6(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("::1"), port), 200);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private int anyFree() {
        for (int attempt = 0; attempt < HIGHEST - LOWEST; attempt++) {
            var port = RandomGenerator.getDefault().nextInt(LOWEST, HIGHEST);
            if (!taken.contains(port) && isFree(port)) {
                return port;
            }
        }
        throw new StackFailure("No free port between %d and %d".formatted(LOWEST, HIGHEST));
    }
}
