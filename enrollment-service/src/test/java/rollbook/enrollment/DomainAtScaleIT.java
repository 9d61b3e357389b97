package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** A domain of 100,000 accounts is deployed in bulk, without a word on the live lane; the next scan says nothing (X9). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class DomainAtScaleIT {
    private static final int ACCOUNTS = 100_000;
    private final String domain = Domains.fresh();

    @Test
    void R41_X9_a_domain_of_100_000_accounts_is_named_in_200_facts_on_the_bulk_lane_and_not_again() {
        Domains.sql("""
                insert into account (id, email, domain, as_of, source)
                select gen_random_uuid(), 'p' || i || '@%s', '%1$s', clock_timestamp(), 'WEBHOOK'
                from generate_series(1, %d) i
                """.formatted(domain, ACCOUNTS));
        var licenseId = Domains.license(LicenseType.DISTRICT);

        Domains.deploy(licenseId, domain);
        Domains.judged(licenseId, domain, ACCOUNTS);
        var late = UUID.randomUUID();
        Domains.signIn(late, "new@" + domain).then().statusCode(200);
        VouchedAccounts.vouchesFor(licenseId, Set.of(late)); // as judged when it was said on the live lane
        var next = Domains.scan(licenseId, domain);

        assertThat(Domains.said(Topic.ENROLLMENT_BULK, licenseId))
                .hasSize(200)
                .allSatisfy(fact -> assertThat(fact.people()).hasSize(500))
                .extracting(UserEnrolled::stamp)
                .containsOnly(Domains.said(Topic.ENROLLMENT_BULK, licenseId)
                        .getFirst()
                        .stamp());
        assertThat(Domains.named(Topic.ENROLLMENT_LIVE, licenseId, 1))
                .extracting(UserEnrolled.Person::email)
                .containsExactly("new@" + domain);
        assertThat(next).containsEntry("result", "DONE").containsEntry("named", 0);
        assertThat(VouchedAccounts.asked(licenseId).subList(0, 20))
                .extracting(VouchedAccounts.Asked::accounts)
                .isEqualTo(Collections.nCopies(20, 5_000));
    }
}
