package rollbook.stack;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A child's log: read from its end, and cut while the child goes on writing. */
final class LogFile {
    static final long LARGE_BYTES = 20L << 20;

    private static final int TAIL_BYTES = 16 << 10;

    private LogFile() {}

    /** Its last lines, indented; what a person needs to see why something did not start. */
    static String tail(Path log, int lines) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            var bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    System.lineSeparator(),
                    all.subList(Math.max(0, all.size() - lines), all.size()).stream()
                            .map(line -> "    | " + line)
                            .toList());
        } catch (IOException _) {
            return "    | (no log: " + log.getFileName() + ")";
        }
    }

    /** Cuts every log of the folder that is larger than {@value #LARGE_BYTES} bytes. */
    static void rotateLarge(Path folder) throws IOException {
        try (var logs = Files.newDirectoryStream(folder, "*.log")) {
            for (var log : logs) {
                if (Files.size(log) > LARGE_BYTES) {
                    rotate(log);
                }
            }
        }
    }

    /** Copies it to {@code .1} and empties it in place: its writer appends, and so begins at the top again. */
    static void rotate(Path log) throws IOException {
        Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), REPLACE_EXISTING);
        try (var channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }
}
