package rollbook.stack;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the person at the terminal what is happening, a line at a time with the seconds since the start. */
final class Console {
    private final PrintStream out;
    private final long begin = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - begin) / 1e9, line);
        out.flush();
    }

    /** Prints as is, without a time. */
    synchronized void print(String text) {
        out.println(text);
        out.flush();
    }
}
