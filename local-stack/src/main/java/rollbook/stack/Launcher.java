package rollbook.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Starts processes for one stack: in a session of their own, so that a Ctrl-C at the terminal reaches the supervisor
 * only; with a small environment; and marked, so that whatever they leave behind is found again.
 */
final class Launcher {
    /** The environment variable every process of a stack carries; its value is the stack's folder. */
    static final String MARK = "ROLLBOOK_CHILD_OF";

    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "TMPDIR", "TZ", "LANG", "LC_ALL", "LC_CTYPE");

    private final StackHome home;

    Launcher(StackHome home) {
        this.home = home;
    }

    /** Starts it; what it prints is appended to its log. */
    Process start(String name, List<String> command, Map<String, String> environment) throws IOException {
        var log = home.log(name);
        var builder = new ProcessBuilder(detached(command))
                .directory(home.root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        builder.environment().put(MARK, home.root().toString());
        return builder.start();
    }

    /**
     * Runs a command to its end.
     *
     * @throws StackFailure where it takes longer than {@code seconds} or fails, with the last lines of its log
     */
    void run(String name, List<String> command, Map<String, String> environment, int seconds) {
        try {
            var process = start(name, command, environment);
            try {
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    throw new StackFailure("%s took longer than %d s%n%s".formatted(name, seconds, tail(name)));
                }
            } finally {
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw new StackFailure("%s failed (exit %d)%n%s".formatted(name, process.exitValue(), tail(name)));
            }
        } catch (IOException e) {
            throw new StackFailure("Cannot run " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted during " + name, e);
        }
    }

    String tail(String name) {
        return LogFile.tail(home.log(name), 15);
    }

    /** The JDK this very process runs on. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Whether a command of this name is on the PATH. */
    static boolean onPath(String command) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static List<String> detached(List<String> command) {
        var whole = new ArrayList<String>();
        if (onPath("setsid")) {
            whole.add("setsid");
        } else {
            whole.addAll(List.of("sh", "-c", "trap '' INT; exec \"$0\" \"$@\""));
        }
        whole.addAll(command);
        return whole;
    }
}
