package rollbook.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a supervisor that was killed left running. Only processes this stack itself started are ended: those it wrote
 * down (by id and time of birth) and those that carry its mark.
 */
final class Leftovers {
    private static final Path PROC = Path.of("/proc");
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(50);

    private final StackHome home;
    private final Console console;

    Leftovers(StackHome home, Console console) {
        this.home = home;
        this.console = console;
    }

    /** Ends them all, and forgets their records. The caller holds the lock of the folder. */
    void end() throws IOException {
        for (var record : ChildRecord.all(home.run())) {
            if (!record.name().equals(StackHome.SUPERVISOR) && record.process().alive()) {
                console.say("ending %s (process %d), left over from a run that was killed"
                        .formatted(record.name(), record.process().pid()));
                Signal.CONT.to(record.process().pid());
                record.signal().to(record.process().pid());
            }
        }
        var recorded = ChildRecord.all(home.run()).stream()
                .filter(record -> !record.name().equals(StackHome.SUPERVISOR))
                .map(ChildRecord::process)
                .toList();
        killAfterGrace(recorded);
        var marked = marked();
        marked.forEach(process -> Signal.TERM.to(process.pid()));
        killAfterGrace(marked);
        for (var record : ChildRecord.all(home.run())) {
            ChildRecord.remove(home.run(), record.name());
        }
    }

    /** The processes that carry this stack's mark, this one and its ancestors left out. Linux only; empty elsewhere. */
    List<ProcessIdentity> marked() throws IOException {
        var mark = Launcher.MARK + "=" + home.root() + '\0';
        var found = new ArrayList<ProcessIdentity>();
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return found;
        }
        try (var folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var folder : folders) {
                var pid = Long.parseLong(folder.getFileName().toString());
                if (!isOwnLine(pid) && environment(folder).contains(mark)) {
                    ProcessIdentity.of(pid).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static boolean isOwnLine(long pid) {
        for (var self = ProcessHandle.current();
                self != null;
                self = self.parent().orElse(null)) {
            if (self.pid() == pid) {
                return true;
            }
        }
        return false;
    }

    private static String environment(Path folder) {
        try {
            return new String(Files.readAllBytes(folder.resolve("environ")), StandardCharsets.UTF_8);
        } catch (IOException _) {
            // gone meanwhile, or somebody else's
            return "";
        }
    }

    private static void killAfterGrace(List<ProcessIdentity> processes) {
        var deadline = System.nanoTime() + GRACE.toNanos();
        for (var process : processes) {
            while (process.alive() && System.nanoTime() < deadline) {
                pause();
            }
            if (process.alive()) {
                Signal.KILL.to(process.pid());
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
