package rollbook.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import rollbook.stack.LocalStack;

/** The dashboard's journeys in a real browser, against the whole stack: dashboard/e2e. Their own report counts each of them. */
@ExtendWith(WholeStack.class)
@Order(3)
class DashboardIT {
    private static final Path CHROMIUM =
            Path.of(Optional.ofNullable(System.getenv("ROLLBOOK_CHROMIUM")).orElse("/usr/bin/chromium"));

    private final LocalStack stack;

    @TempDir
    Path folder;

    DashboardIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void every_journey_through_the_dashboard_ends_well() throws Exception {
        assumeTrue(
                Files.isExecutable(CHROMIUM),
                "There is no Chromium at " + CHROMIUM + ": install it, or name one in ROLLBOOK_CHROMIUM");

        var printed = run("node", "node_modules/@playwright/test/cli.js", "test");

        assertThat(printed).contains(" passed");
    }

    /** What it printed; it must end well. */
    private String run(String... command) throws IOException, InterruptedException {
        var printed = folder.resolve("printed");
        var builder = new ProcessBuilder(command)
                .directory(WholeStack.project().resolve("dashboard").toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("ROLLBOOK_URL", stack.baseUri().toString());
        builder.environment().put("ROLLBOOK_HOME", WholeStack.HOME.toString());
        builder.environment().put("ROLLBOOK_LMS_URL", stack.lms().root().toString());
        builder.environment().put("ROLLBOOK_TOOL_URL", stack.baseUri().toString());
        var process = builder.start();
        var ended = process.waitFor(60, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        var text = Files.readString(printed);
        assertThat(ended).as("ended in time, after printing %s", text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
