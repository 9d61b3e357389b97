package rollbook.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** The benchmarks' own folder for a stack: every run begins with an empty one, so that all tables are as small as they say. */
final class StackFolder {
    private static final String LOCK = "supervisor.lock";

    private StackFolder() {}

    /**
     * Removes what a former run left, its lock left out.
     *
     * @throws IllegalStateException where a stack runs there
     */
    static void clear(Path home) throws IOException {
        if (!Files.exists(home.resolve(LOCK))) {
            return;
        }
        try (var channel = FileChannel.open(home.resolve(LOCK), StandardOpenOption.WRITE);
                var lock = channel.tryLock();
                var files = Files.walk(home)) {
            if (lock == null) {
                throw new IllegalStateException("Benchmarks are running already, in " + home);
            }
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(home) && !file.getFileName().toString().equals(LOCK)) {
                    Files.delete(file);
                }
            }
        }
    }
}
