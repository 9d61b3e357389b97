package rollbook.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** What several of the stack's tests need. */
final class StackTestKit {
    private StackTestKit() {}

    /** The checkout: the nearest folder above that has the script. */
    static Path project() {
        var folder = Path.of("").toAbsolutePath();
        while (Files.notExists(folder.resolve("rollbook"))) {
            folder = Objects.requireNonNull(folder.getParent(), "a checkout above the working folder");
        }
        return folder;
    }

    /** Where the system keeps a tool. */
    static Path tool(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
