package rollbook.kit.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every service's beginning. Where a setting is missing or wrong it ends at once with the status 1 and a line for each, which
 * names the setting and its environment variable; so it does where Keycloak does not come or PostgreSQL does not let it in. What
 * else keeps a service from starting is logged as ever.
 */
@QuarkusMain
public final class Main {
    private static final int FAILED = 1;
    private static final Logger LOG = Logger.getLogger(Main.class);

    private Main() {}

    public static void main(String... arguments) throws InterruptedException {
        var config = ConfigUtils.configBuilder().build();
        var problems = new ArrayList<>(SettingProblems.missing(config));
        problems.addAll(SettingProblems.unreadable(config));
        problems.addAll(SettingProblems.ofKafka(config));
        if (!problems.isEmpty()) {
            problems.forEach(Main::say);
            System.exit(FAILED);
        }
        try {
            var awaited = RealmAtStart.await(config, Main::say);
            if (awaited.isPresent()) {
                say(awaited.get());
                System.exit(FAILED);
            }
            // who brings a handler of its own is left the failure: Quarkus itself says nothing of it then
            Quarkus.run(null, (code, failure) -> ended(code, failure, config), arguments);
        } catch (ExceptionInInitializerError e) {
            ended(FAILED, e, config);
        }
    }

    private static void ended(int code, @Nullable Throwable failure, SmallRyeConfig config) {
        var wrong = SettingProblems.wrong(failure).or(() -> Unreachable.of(failure, config));
        if (wrong.isPresent()) {
            say(wrong.get());
        } else if (failure != null) {
            LOG.error("It does not start", failure);
        }
        System.exit(code);
    }

    private static void say(String line) {
        System.err.println("rollbook: " + line);
    }
}
