package rollbook.stack;

import java.io.IOException;

/** The signals the stack sends to its own processes. */
enum Signal {
    /** End, please. */
    TERM,
    /** PostgreSQL's fast shutdown: sessions are ended, nothing is lost. */
    INT,
    KILL,
    STOP,
    CONT;

    /** Sends it; a process that is gone already is no error. The shell's own {@code kill} is always there. */
    void to(long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", name(), Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackFailure("No shell to send a signal with", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
