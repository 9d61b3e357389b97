package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import rollbook.stack.LocalStack;

/** The README's own lines, run as a reader would run them. */
@ExtendWith(WholeStack.class)
@Order(2)
class ReadmeWalkIT {
    private final LocalStack stack;

    @TempDir
    Path folder;

    ReadmeWalkIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void a_license_in_five_minutes_is_what_the_README_says() throws Exception {
        var readme = Files.readString(WholeStack.project().resolve("README.md"));
        var walk = ShellWalk.of(readme, "A license in five minutes");

        var printed = run(walk.script());

        assertThat(walk.promised()).isNotEmpty();
        assertThat(printed).contains(walk.promised());
    }

    /** What the script and whatever it called printed; it must end well. */
    private String run(String script) throws IOException, InterruptedException {
        var printed = folder.resolve("printed");
        var builder = new ProcessBuilder("sh", "-eu", "-c", script)
                .directory(WholeStack.project().toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("rollbook_url", stack.baseUri().toString());
        builder.environment().put("ROLLBOOK_HOME", WholeStack.HOME.toString());
        var process = builder.start();
        var ended = process.waitFor(10, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        var text = Files.readString(printed);
        assertThat(ended).as("ended in time, after printing %s", text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
