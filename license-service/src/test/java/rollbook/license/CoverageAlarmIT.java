package rollbook.license;

import static rollbook.license.Api.DANA;
import static rollbook.license.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.TestPostgres;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.prometheus.Alarm;

/** The alert of slow answers to the app is fired by answers that had to wait, and over when they no longer have to. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CoverageAlarmIT {
    private static final String ALERT = "RollbookCoverageSlow";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void whoever_locks_the_memberships_makes_the_app_wait() throws SQLException {
        Patience.await("its series")
                .until(() -> asked()
                        && Alarm.scrape().samples().stream()
                                .anyMatch(sample ->
                                        sample.labels().getOrDefault("uri", "").startsWith("/api/licenses/coverage")));
        var slow = Alarm.of(ALERT);

        var answer = whileLocked();

        answer.join();
        slow.awaitFires();
        Patience.await("answers in time").until(() -> {
            var since = Alarm.of(ALERT);
            return asked() && since.now().isEmpty();
        });
    }

    /** A question that has waited for the table long enough; it is answered from now on. */
    private CompletableFuture<Boolean> whileLocked() throws SQLException {
        try (var holder = TestPostgres.connect(url);
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table membership in access exclusive mode");
            var answer = CompletableFuture.supplyAsync(
                    CoverageAlarmIT::asked, task -> Thread.ofPlatform().start(task));
            Patience.await("a question that waits")
                    .pollInSameThread() // on the connection that holds the lock, which must not fall silent
                    .until(() -> isQuestionWaiting(statement));
            return answer;
        }
    }

    /** Others read that table, too: it is known by a word of its own. */
    private static boolean isQuestionWaiting(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("""
                select count(*) from pg_locks join pg_stat_activity using (pid)
                where relation = 'membership'::regclass and not granted and query like '%order by asked%'
                  and clock_timestamp() - waitstart > interval '150 milliseconds'
                """)) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    private static boolean asked() {
        return as(Tokens.of(DANA)).get("/api/licenses/coverage/me").statusCode() == 200;
    }
}
