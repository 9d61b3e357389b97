package rollbook.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A process of a test's own that can be killed, stopped in the middle of anything, and continued. */
public final class ChildJvm implements AutoCloseable {
    private static final String SAYS = "says: ";

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private ChildJvm(Process process) {
        this.process = process;
        Thread.ofVirtual()
                .start(() -> process.inputReader(UTF_8)
                        .lines()
                        .filter(line -> line.startsWith(SAYS))
                        .forEach(line -> said.add(line.substring(SAYS.length()))));
    }

    /** Runs {@code main} with the class path of this test. */
    public static ChildJvm start(Class<?> main, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(
                List.of(java, "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of("-cp", System.getProperty("java.class.path"), main.getName()),
                List.of(arguments));
        try {
            return new ChildJvm(new ProcessBuilder(command.flatMap(List::stream).toList())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the child: tells the parent. */
    public static void say(String line) {
        System.out.println(SAYS + line);
    }

    /** Everything it said so far. */
    public List<String> said() {
        return List.copyOf(said);
    }

    public void awaitSaying(String line) {
        Patience.await("the child saying " + line)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> said.contains(line));
    }

    /** In the parent: answers the child's next {@code System.in.read()}. */
    public void answer() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** SIGSTOP. */
    public void freeze() {
        signal("-STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("-CONT");
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
