package rollbook.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a child process is started, known to be ready, and ended.
 *
 * @param name its name on the terminal, of its log file and of its record
 * @param command what runs, as a foreground process
 * @param environment its environment, besides the few variables every child gets
 * @param port the port of 127.0.0.1 it listens on
 * @param ready asked again and again until it says yes
 * @param readyWithin how long that may take
 * @param endsBy the signal that ends it in good order
 */
record ChildSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        int port,
        Probe ready,
        Duration readyWithin,
        Signal endsBy) {
    ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Whether a child does its work by now. An exception means no. */
    @FunctionalInterface
    interface Probe {
        /** Asks once; must come back within a few seconds. */
        boolean ask() throws Exception;
    }
}
