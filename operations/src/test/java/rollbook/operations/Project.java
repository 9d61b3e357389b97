package rollbook.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** This project's own files and scripts, wherever the tests are started from. */
final class Project {
    /** The five, by the names of their modules, images, and Deployments. */
    static final List<String> SERVICES = List.of(
            "license-service", "enrollment-service", "invite-service", "ou-sync-service", "lms-webhook-service");

    private static final Path ROOT = root();

    private Project() {}

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static String text(String name) {
        return text(path(name));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is such a program on this machine. */
    static boolean has(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a program prints, its errors too; it must end well. */
    static String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var printed = Files.createTempFile("printed", "");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            var text = text(printed);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended badly: " + text);
            }
            return text;
        } finally {
            Files.delete(printed);
        }
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docker-compose.yml")) ? here : here.resolveSibling("");
    }
}
