package rollbook.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process and no other: its id together with when it was born, so that a reused id is never mistaken for it.
 *
 * @param pid the process id
 * @param born on Linux the kernel's boot id and the start tick, which no change of the clock moves; elsewhere the start
 *     time
 */
record ProcessIdentity(long pid, String born) {
    private static final Path PROC = Path.of("/proc");
    /** Position of the start tick in /proc/PID/stat, counted after the command's closing parenthesis. */
    private static final int START_TICK = 19;

    /** The process that has this id now; empty where none is alive (a zombie is not). */
    static Optional<ProcessIdentity> of(long pid) {
        try {
            return Files.isDirectory(PROC.resolve("self")) ? fromProc(pid) : fromHandle(pid);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Whether this very process still runs. */
    boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    private static Optional<ProcessIdentity> fromProc(long pid) throws IOException {
        var stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        if (fields[0].equals("Z") || fields[0].equals("X")) {
            return Optional.empty();
        }
        var boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        return Optional.of(new ProcessIdentity(pid, boot + "/" + fields[START_TICK]));
    }

    private static Optional<ProcessIdentity> fromHandle(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> new ProcessIdentity(pid, start.toString()));
    }
}
