package rollbook.kit.failure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a log may say of a failure: which kinds of exception, their SQL states, and where in our code. Messages stay out,
 * because PostgreSQL and JDBC clients quote values in theirs, addresses among them; only Kafka's, which do not, are said.
 */
public final class FailureText {
    private static final String OURS = "rollbook.";
    private static final String KAFKA = "org.apache.kafka.";
    private static final int DEEPEST = 12;
    private static final int FRAMES = 3;

    private FailureText() {}

    public static String of(Throwable failure) {
        var chain = chain(failure);
        var kinds = chain.stream().map(FailureText::kind).toList();
        var places = chain.reversed().stream()
                .flatMap(FailureText::places)
                .distinct()
                .limit(FRAMES)
                .toList();
        return String.join(" <- ", kinds) + " at "
                + (places.isEmpty() ? "no place of ours" : String.join(", ", places));
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (@Nullable Throwable cause = failure; cause != null && chain.size() < DEEPEST; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static String kind(Throwable cause) {
        var type = cause.getClass().getName();
        var name = type.substring(type.lastIndexOf('.') + 1);
        if (cause instanceof SQLException sql) {
            return name + "(" + sql.getSQLState() + ")";
        }
        return type.startsWith(KAFKA) ? name + "(" + cause.getMessage() + ")" : name;
    }

    private static Stream<String> places(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS) && frame.getLineNumber() > 0)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .limit(FRAMES);
    }
}
