package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rollbook.enrollment.usecase.ScanDomains;
import rollbook.events.LicenseType;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.licenses.testing.LicenseOwner;

/** What a scan says is from before it looked, and it says nothing once the domain is not its own any more (X9). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class ScanUnderWayIT {
    private final String domain = Domains.fresh();

    @Inject
    ScanDomains scanDomains;

    @Test
    void people_travel_in_facts_of_five_hundred_with_running_rows_and_a_stamp_from_before_the_first_was_looked_at() {
        accounts(5_100);
        var licenseId = Domains.license(LicenseType.SCHOOL);

        Domains.deploy(licenseId, domain);

        var named = Domains.named(Topic.ENROLLMENT_BULK, licenseId, 5_100);
        assertThat(named)
                .extracting(UserEnrolled.Person::row)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 5_100).boxed().toList());
        assertThat(VouchedAccounts.asked(licenseId))
                .extracting(VouchedAccounts.Asked::accounts)
                .containsExactly(5_000, 100);
        var asked = VouchedAccounts.asked(licenseId).getFirst().stamp();
        var facts = Domains.said(Topic.ENROLLMENT_BULK, licenseId);
        assertThat(facts)
                .hasSize(11)
                .extracting(UserEnrolled::stamp)
                .containsOnly(facts.getFirst().stamp());
        assertThat(facts.getFirst().stamp()).isLessThan(asked);
    }

    @Test
    void a_scan_nobody_has_been_heard_of_for_two_minutes_is_begun_anew_and_the_other_says_nothing_more() {
        accounts(2);
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var heldBack = VouchedAccounts.holdsBackTheNext(licenseId);
        Domains.asStaffPut(licenseId, domain, Domains.ATTESTED).then().statusCode(200);
        awaitAsked(licenseId, 1);

        Domains.sql("update deployment set scan_until = clock_timestamp() - interval '1 second' where license_id = '"
                + licenseId + "'");
        while (VouchedAccounts.asked(licenseId).size() < 2) {
            scanDomains.step(); // as another replica does
        }
        heldBack.countDown();

        awaitTheLoopGoesOn();
        assertThat(Domains.named(Topic.ENROLLMENT_BULK, licenseId, 2)).hasSize(2);
        assertThat(Domains.said(Topic.ENROLLMENT_BULK, licenseId)).hasSize(1);
    }

    @Test
    void section_4_a_scan_under_way_when_its_domain_is_ended_says_nothing() {
        accounts(2);
        var licenseId = Domains.license(LicenseType.SCHOOL);
        var heldBack = VouchedAccounts.holdsBackTheNext(licenseId);
        Domains.asStaffPut(licenseId, domain, Domains.ATTESTED).then().statusCode(200);
        awaitAsked(licenseId, 1);

        Domains.end(licenseId, domain).then().statusCode(204);
        heldBack.countDown();

        awaitTheLoopGoesOn();
        assertThat(Domains.said(Topic.ENROLLMENT_BULK, licenseId)).isEmpty();
        assertThat(ClaimedDomains.held(licenseId, domain)).isNull();
    }

    @Test
    void section_4_a_scan_that_begins_while_its_domain_is_ended_does_not_claim_it_again() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, domain);
        accounts(2);

        ClaimedDomains.meanwhile(
                licenseId, () -> Domains.end(licenseId, domain).then().statusCode(204));
        Domains.sql("update deployment set next_scan_at = clock_timestamp() where license_id = '" + licenseId + "'");

        Patience.await()
                .until(
                        () -> Domains.sql("select scan_result from deployment where state = 'ENDED' and license_id = '"
                                + licenseId + "'"),
                        "CLAIM_REFUSED"::equals);
        assertThat(ClaimedDomains.held(licenseId, domain)).isNull();
        assertThat(Domains.said(Topic.ENROLLMENT_BULK, licenseId)).isEmpty();
    }

    private void accounts(int count) {
        Domains.sql("""
                insert into account (id, email, domain, as_of, source)
                select gen_random_uuid(), 'p' || i || '@%s', '%1$s', clock_timestamp(), 'WEBHOOK'
                from generate_series(1, %d) i
                """.formatted(domain, count));
    }

    private static void awaitAsked(UUID licenseId, int times) {
        Patience.await().until(() -> VouchedAccounts.asked(licenseId).size() >= times);
    }

    /** The scan under way is over, and what was said in it is on Kafka: a later one's is. */
    private static void awaitTheLoopGoesOn() {
        var later = Domains.fresh();
        Domains.sql("insert into account (id, email, domain, as_of, source)"
                + " values (gen_random_uuid(), 'last@%s', '%1$s', clock_timestamp(), 'WEBHOOK')".formatted(later));
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Domains.deploy(licenseId, later);
        Domains.named(Topic.ENROLLMENT_BULK, licenseId, 1);
    }
}
