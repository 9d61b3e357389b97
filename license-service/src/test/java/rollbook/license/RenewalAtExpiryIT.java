package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.license.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.TestPostgres;
import rollbook.kit.testing.Tokens;

/** A license that is renewed while its term runs out is one that would live again: its domains are looked at. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RenewalAtExpiryIT {
    private final String domain = "d" + UUID.randomUUID() + ".example";

    @Test
    void R44_a_renewal_that_began_before_the_term_was_over_does_not_share_a_domain_claimed_after_it() throws Exception {
        var end = Instant.now().plusSeconds(10);
        var ending = Acts.create(LicenseType.SCHOOL, Map.of("expiresAt", end.toString(), "graceDays", 0));
        var other = Api.create(LicenseType.SCHOOL);
        assertThat(claim(ending)).isEqualTo(200);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var slow = TestPostgres.connect(Scene.url())) {
            slow.setAutoCommit(false); // what the renewal stores at last waits for this
            slow.createStatement().execute("select 1 from claim where license_id = '" + ending + "' for update");
            var renewal = threads.submit(() ->
                    Acts.renew(ending, Instant.now().plusSeconds(3_600), 0).statusCode());
            awaitWaiting(1);
            Scene.await(() -> Instant.now().isAfter(end));
            Callable<Integer> claiming = () -> claim(other);
            var claim = threads.submit(claiming);
            Scene.await(() -> claim.isDone() || waiting() >= 2);
            slow.rollback();

            assertThat(List.of(status(renewal), status(claim))).containsExactlyInAnyOrder(200, 409);
        }
    }

    private int claim(UUID licenseId) {
        return as(Tokens.service())
                .body(Map.of("holder", UUID.randomUUID()))
                .put("/internal/licenses/" + licenseId + "/claims/domains/" + domain)
                .statusCode();
    }

    private static int status(Future<Integer> answer) throws Exception {
        return answer.get();
    }

    private static void awaitWaiting(int transactions) {
        Scene.await(() -> waiting() >= transactions);
    }

    private static int waiting() throws SQLException {
        return Integer.parseInt(
                String.valueOf(
                        Scene.sql(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")));
    }
}
