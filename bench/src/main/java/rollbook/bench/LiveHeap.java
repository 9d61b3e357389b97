package rollbook.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is alive in the heap of another Java process of this machine. */
final class LiveHeap {
    private LiveHeap() {}

    /** Its bytes: the sum of a class histogram, for which the process collects all its garbage first. */
    static long bytes(long pid) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(List.of(jcmd, Long.toString(pid), "GC.class_histogram"))
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader()) {
            return lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .map(line -> line.trim().split("\\s+"))
                    .mapToLong(words -> Long.parseLong(words[words.length - 1]))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no histogram of process " + pid));
        }
    }
}
