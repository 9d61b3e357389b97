package rollbook.stack;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL refuses to run as root; in a user namespace of its own root is nobody, and its files stay root's. */
final class Unprivileged {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private Unprivileged() {}

    /**
     * What to put before a command that must not run as root; empty for a plain user.
     *
     * @throws StackFailure for root on a machine that allows no user namespaces
     */
    static List<String> prefix() {
        if (!isRoot()) {
            return List.of();
        }
        if (!succeeds("unshare", "-U", "true")) {
            throw new StackFailure(
                    "PostgreSQL does not run as root, and this machine allows no user namespaces (unshare -U);"
                            + " run Rollbook as a plain user");
        }
        return NAMESPACE;
    }

    private static boolean isRoot() {
        return succeeds("sh", "-c", "test \"$(id -u)\" = 0");
    }

    private static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
