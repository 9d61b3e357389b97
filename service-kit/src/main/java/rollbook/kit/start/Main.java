package rollbook.kit.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.List;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every service's beginning. Where a setting is missing or wrong it ends at once with the status 1 and a line for each, which
 * names the setting and its environment variable; what else keeps a service from starting is logged as ever.
 */
@QuarkusMain
public final class Main {
    private static final int FAILED = 1;
    /** Held, or the filter would be collected with it. */
    private static final Logger QUARKUS = Logger.getLogger("io.quarkus.runtime.Application");

    private Main() {}

    public static void main(String... arguments) {
        var missing = SettingProblems.missing(ConfigUtils.configBuilder().build());
        if (!missing.isEmpty()) {
            say(missing);
            System.exit(FAILED);
        }
        // a line says it better than its stack trace, which is of Quarkus alone
        QUARKUS.setFilter(line -> SettingProblems.wrong(line.getThrown()).isEmpty());
        try {
            Quarkus.run(null, Main::ended, arguments);
        } catch (ExceptionInInitializerError e) {
            ended(FAILED, e);
        }
    }

    private static void ended(int code, @Nullable Throwable failure) {
        say(SettingProblems.wrong(failure).stream().toList());
        System.exit(code);
    }

    private static void say(List<String> problems) {
        problems.forEach(problem -> System.err.println("rollbook: " + problem));
    }
}
