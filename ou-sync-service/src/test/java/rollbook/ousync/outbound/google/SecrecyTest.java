package rollbook.ousync.outbound.google;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.ousync.outbound.google.School.ADMIN;
import static rollbook.ousync.outbound.google.School.GROUP;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.HeardLogs;
import rollbook.stack.google.Fault;
import rollbook.stack.google.FaultRule;
import rollbook.stack.google.RequestKind;

/** No address, no unit, no id and no token in a log or an exception, whatever goes wrong and however much is logged. */
class SecrecyTest {
    private static final List<String> EVERYTHING = List.of("com", "org.jose4j", "rollbook", "java", "jdk", "sun");
    private static final String ID = "1122334455";

    private final School school = new School();
    private final List<String> said = new ArrayList<>();
    private final List<Logger> loggers = new ArrayList<>();

    @BeforeEach
    void logAllThatTheServiceWould() {
        school.add(600, GROUP);
        EVERYTHING.forEach(category -> level(category, Level.ALL));
        level(
                "sun.net.www.protocol.http",
                Level.parse(String.valueOf(
                        Settings.file().get("quarkus.log.category.\"sun.net.www.protocol.http\".level"))));
    }

    @AfterEach
    void close() {
        EVERYTHING.forEach(category -> level(category, Level.INFO));
        school.close();
    }

    @Test
    void nothing_personal_and_no_token_is_said() {
        var token = school.token();
        var next =
                String.valueOf(school.directories.open(token).users(GROUP, null).next());
        var impatient = new GoogleDirectories(Settings.impatient(school.google), school.pauses);
        var oauth = new GoogleOAuth(Settings.impatient(school.google), Clock.systemUTC());

        try (var logs = HeardLogs.listen()) {
            for (var fault : Fault.values()) {
                for (var kind : List.of(RequestKind.USERS_LIST, RequestKind.TOKEN_REFRESH, RequestKind.CODE_EXCHANGE)) {
                    if (fault == Fault.SILENCE && kind == RequestKind.TOKEN_REFRESH) {
                        continue; // Google's library waits twenty seconds each time
                    }
                    school.google.faults().clear();
                    school.faults(
                            FaultRule.every(fault).on(kind),
                            FaultRule.every(fault).on(RequestKind.USER_GET));
                    attempt(() -> impatient.open(token).users(GROUP, null));
                    attempt(() -> impatient.open(token).users(GROUP, next));
                    attempt(() -> impatient.open(token).user(ID));
                    attempt(() -> oauth.account(oauth.redeem("4/0secret-code", "secret-verifier")));
                }
            }
            attempt(() -> oauth.revoke(token));
            said.addAll(logs.lines());
        }

        assertThat(said).isNotEmpty();
        assertThat(String.join("\n", said))
                .contains("Exception")
                .doesNotContain(
                        token.substring("1//0".length()),
                        next,
                        ID,
                        ADMIN,
                        "northfield",
                        "s000",
                        "Brien",
                        "Year",
                        "ya29.")
                .doesNotContain("secret-code", "secret-verifier", school.settings.clientSecret());
    }

    private void attempt(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            var text = new StringWriter();
            e.printStackTrace(new PrintWriter(text, true));
            said.add(text.toString());
        }
    }

    private void level(String category, Level level) {
        var logger = Logger.getLogger(category);
        loggers.add(logger); // else it is forgotten with its level
        logger.setLevel(level);
    }
}
