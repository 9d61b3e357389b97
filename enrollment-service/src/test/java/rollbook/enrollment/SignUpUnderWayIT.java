package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import rollbook.enrollment.domain.SeenAccount;
import rollbook.enrollment.usecase.RegisterAccounts;
import rollbook.events.EmailAddress;
import rollbook.events.LicenseType;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** A sign-up that is not committed yet when its domain is deployed: the deployment waits, and its first scan sees it (X9). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class SignUpUnderWayIT {
    private final String domain = Domains.fresh();
    private final UUID ann = UUID.randomUUID();

    @Inject
    RegisterAccounts registerAccounts;

    @Inject
    Database database;

    @Test
    void R40_R41_whoever_is_signing_up_when_it_is_deployed_is_named_by_the_first_scan() throws Exception {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var address = (EmailAddress) EmailAddress.parse("ann@" + domain);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deployed = database.inTransaction(() -> {
                registerAccounts.signedIn(new SeenAccount(ann, address, Instant.now()));
                var deploying = threads.submit(() -> Domains.deploy(licenseId, domain));
                Patience.await().until(() -> deploying.isDone() || "1".equals(Domains.sql("""
                                select count(*) from pg_locks where locktype = 'advisory' and not granted
                                """)));
                return deploying;
            });
            deployed.get();
        }

        assertThat(Domains.said(Topic.ENROLLMENT_LIVE, licenseId)).isEmpty();
        assertThat(Domains.named(Topic.ENROLLMENT_BULK, licenseId, 1))
                .containsExactly(new UserEnrolled.Person(1, "ann@" + domain, ann));
    }
}
