package rollbook.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supervision, and tidying up after a supervisor that was killed: with shell scripts for children. */
class ChildTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
    private StackHome home = new StackHome(Path.of("/nonexistent"));

    @BeforeEach
    void openTheFolder() throws IOException {
        home = StackHome.open(folder.resolve("home"));
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        new Leftovers(home, console).end();
    }

    @Test
    void a_killed_child_is_reported_and_started_again() {
        var child = child("sleep 600", Signal.TERM);
        child.awaitReady(SOON);
        var first = child.pid();

        child.kill9();
        child.awaitReady(SOON);

        assertThat(child.pid()).isNotEqualTo(first);
        assertThat(child.unexpectedEnds()).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("x ended unexpectedly (exit 137); starting it again", "x is ready again");
        child.end();
    }

    @Test
    void ending_a_child_ends_what_it_started_even_in_the_background() throws IOException {
        var pids = folder.resolve("pids");
        var child = child(
                "sleep 600 & echo $! > %1$s; setsid sleep 600 & echo $! >> %1$s; wait".formatted(pids), Signal.TERM);
        child.awaitReady(SOON);
        await().atMost(SOON)
                .until(() -> Files.exists(pids) && Files.readAllLines(pids).size() == 2);

        child.end();
        new Leftovers(home, console).end();

        for (var pid : Files.readAllLines(pids)) {
            assertThat(ProcessIdentity.of(Long.parseLong(pid))).isEmpty();
        }
        assertThat(ChildRecord.all(home.run())).isEmpty();
    }

    @Test
    void a_held_child_can_go_on_and_can_be_ended_while_it_is_held() {
        var child = child("sleep 600", Signal.TERM);
        child.awaitReady(SOON);
        var process = ProcessIdentity.of(child.pid()).orElseThrow();

        child.stop();
        child.end();

        assertThat(process.alive()).isFalse();
    }

    @Test
    void a_child_that_ends_again_and_again_is_told_with_the_end_of_its_log() {
        var child = child("echo no such file; exit 3", Signal.TERM, () -> false);

        assertThatThrownBy(() -> child.awaitReady(SOON))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("x ends again and again before it is ready")
                .hasMessageContaining("| no such file");
        child.end();
    }

    @Test
    void waiting_has_an_end() {
        var child = child("sleep 600", Signal.TERM, () -> false);

        assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(300)))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("x is not ready after 0 s");
        child.end();
    }

    @Test
    void what_a_killed_supervisor_left_is_ended_by_its_record_or_its_mark() throws IOException {
        var recorded = orphan(Map.of());
        var marked = orphan(Map.of(Launcher.MARK, home.root().toString()));
        new ChildRecord("x", recorded, 1, Signal.TERM, "ready").writeTo(home.run());

        new Leftovers(home, console).end();

        assertThat(recorded.alive()).isFalse();
        assertThat(marked.alive()).isFalse();
        assertThat(ChildRecord.all(home.run())).isEmpty();
    }

    @Test
    void a_stranger_that_got_a_recorded_id_is_left_alone() throws IOException {
        var stranger = orphan(Map.of(Launcher.MARK, home.root() + "-of-another-stack"));
        var record = new ProcessIdentity(stranger.pid(), stranger.born() + "0");
        new ChildRecord("x", record, 1, Signal.KILL, "ready").writeTo(home.run());

        new Leftovers(home, console).end();

        assertThat(stranger.alive()).isTrue();
        Signal.KILL.to(stranger.pid());
        await().atMost(SOON).until(() -> !stranger.alive());
    }

    private ProcessIdentity orphan(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder("sleep", "600");
        builder.environment().putAll(environment);
        return ProcessIdentity.of(builder.start().pid()).orElseThrow();
    }

    private Child child(String script, Signal signal) {
        return child(script, signal, () -> true);
    }

    private Child child(String script, Signal signal, ChildSpec.Probe probe) {
        var command = List.of("sh", "-c", script);
        return new Child(new ChildSpec("x", command, Map.of(), 1, probe, SOON, signal), home, console).start();
    }
}
