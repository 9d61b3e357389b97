package rollbook.enrollment.inbound.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bad file, read to its end by a JVM with 64 MiB of heap that is ended if it takes quadratic time. The guard is
 * generous, as this measures nothing: all files together take seconds, and a single quadratic one hours.
 */
class HostileFilesTest {
    private static final int MINUTES = 5;

    private static final Map<String, String> OUTCOMES = new TreeMap<>();

    @BeforeAll
    static void read_all_files_with_little_memory(@TempDir Path folder) throws Exception {
        var out = folder.resolve("out").toFile();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path")
                + File.pathSeparator
                + System.getProperty("surefire.test.class.path", "");
        var child = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        classPath,
                        HostileFile.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(out))
                .start();
        try {
            assertThat(child.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("ended in time")
                    .isTrue();
        } finally {
            child.destroyForcibly();
        }
        for (var line : Files.readAllLines(out.toPath())) {
            var words = line.split(": ", 2);
            OUTCOMES.put(words[0], words[words.length - 1]);
        }
        assertThat(child.exitValue()).as("%s", OUTCOMES).isZero();
    }

    @ParameterizedTest
    @MethodSource("rollbook.enrollment.inbound.csv.HostileFile#all")
    void a_bad_file_is_read_to_its_end_in_64_MiB(HostileFile file) {
        assertThat(OUTCOMES).containsEntry(file.name(), file.outcome());
    }

    @Test
    void nothing_else_was_said() {
        assertThat(OUTCOMES).hasSize(HostileFile.all().size());
    }
}
