package rollbook.kit.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything this JVM logs while it listens, stack traces too, as text. */
public final class HeardLogs extends Handler implements AutoCloseable {
    /** The embedded PostgreSQL's own log, which the test library repeats here; no service logs it. */
    private static final String THE_SERVERS_OWN = "io.zonky.";

    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Begins to listen. */
    public static HeardLogs listen() {
        var heard = new HeardLogs();
        heard.setFormatter(new PatternFormatter("%s"));
        Logger.getLogger("").addHandler(heard);
        return heard;
    }

    /** What was logged so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord logged) {
        if (String.valueOf(logged.getLoggerName()).startsWith(THE_SERVERS_OWN)) {
            return;
        }
        var text = new StringWriter();
        text.append(getFormatter().format(logged));
        if (logged.getThrown() != null) {
            logged.getThrown().printStackTrace(new PrintWriter(text.append('\n'), true));
        }
        lines.add(logged.getLoggerName() + ": " + text);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
