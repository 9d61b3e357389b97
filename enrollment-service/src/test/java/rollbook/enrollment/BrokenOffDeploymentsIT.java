package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.enrollment.Domains.ATTESTED;
import static rollbook.kit.testing.Problems.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import rollbook.events.AccessNoted;
import rollbook.events.LicenseType;
import rollbook.events.SourceEnded;
import rollbook.kit.testing.Patience;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** Whatever breaks off between this service and the claim it takes is gone on with or undone. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class BrokenOffDeploymentsIT {
    private final String domain = Domains.fresh();

    @Test
    void while_license_service_is_away_nothing_is_deployed_and_the_next_attempt_is_the_same_deployment() {
        var licenseId = known();
        LicenseOwner.isAway(true);
        try {
            problem(Domains.asStaffPut(licenseId, domain, ATTESTED), 503, "unavailable");
        } finally {
            LicenseOwner.isAway(false);
        }
        var begun = Domains.sql("select id from deployment where license_id = '" + licenseId + "'");

        Domains.asStaffPut(licenseId, domain, ATTESTED).then().statusCode(200);

        assertThat(ClaimedDomains.held(licenseId, domain).holder()).hasToString(begun);
    }

    @Test
    void a_claim_of_a_deployment_nobody_went_on_with_is_released() {
        var licenseId = known();
        var id = UUID.randomUUID();
        begun(id, licenseId, "CLAIMING", "3 minutes");
        ClaimedDomains.hold(licenseId, domain, id);

        awaitReleased(licenseId);
        Patience.await().until(() -> Domains.sql("select 1 from deployment where id = '" + id + "'") == null);
    }

    @Test
    void a_claim_that_comes_after_its_deployment_was_given_up_is_released() {
        var licenseId = known();
        ClaimedDomains.meanwhile(
                licenseId, () -> Domains.sql("delete from deployment where license_id = '" + licenseId + "'"));

        problem(Domains.asStaffPut(licenseId, domain, ATTESTED), 503, "unavailable");

        assertThat(ClaimedDomains.held(licenseId, domain)).isNull();
    }

    @Test
    void an_end_counts_at_once_and_its_claim_is_released_when_license_service_is_back() {
        var licenseId = known();
        Domains.deploy(licenseId, domain);
        LicenseOwner.isAway(true);
        try {
            Domains.end(licenseId, domain).then().statusCode(204);
        } finally {
            LicenseOwner.isAway(false);
        }
        assertThat(Wire.heard(SourceEnded.class, licenseId, 1)).hasSize(1);
        assertThat(ClaimedDomains.held(licenseId, domain)).isNotNull();

        Domains.sql("update deployment set touched_at = touched_at - interval '1 minute' where license_id = '"
                + licenseId + "'");

        awaitReleased(licenseId);
        Patience.await()
                .until(
                        () -> Domains.sql("select state from deployment where license_id = '" + licenseId + "'"),
                        "ENDED"::equals);
    }

    @Test
    void deploying_anew_what_is_still_ending_finishes_the_end_first() {
        var licenseId = known();
        var id = UUID.randomUUID();
        begun(id, licenseId, "ENDING", "1 second");
        ClaimedDomains.hold(licenseId, domain, id);

        Domains.asStaffPut(licenseId, domain, ATTESTED).then().statusCode(200);

        assertThat(ClaimedDomains.held(licenseId, domain).holder()).isNotEqualTo(id);
    }

    @Test
    void twenty_who_deploy_the_same_at_once_deploy_it_once() throws Exception {
        var licenseId = known();
        Callable<Integer> deploy =
                () -> Domains.asStaffPut(licenseId, domain, ATTESTED).statusCode();

        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers = threads.invokeAll(Collections.nCopies(20, deploy));
            assertThat(answers).extracting(answer -> answer.get()).containsOnly(200);
        }

        assertThat(Domains.sql("select count(*) from deployment where license_id = '" + licenseId + "'"))
                .isEqualTo("1");
        assertThat(Wire.heard(AccessNoted.class, licenseId, 1)).hasSize(1);
    }

    /** A license the replica has heard of. */
    private static UUID known() {
        var licenseId = Domains.license(LicenseType.SCHOOL);
        Api.asDana().get("/api/enrollments/" + licenseId + "/domains").then().statusCode(200);
        return licenseId;
    }

    private void begun(UUID id, UUID licenseId, String state, String ago) {
        Domains.sql("""
                insert into deployment (id, license_id, domain, display, state, proof, reason_text, deployed_account,
                                        deployed_email, touched_at)
                values ('%s', '%s', '%s', '%3$s', '%s', 'ATTESTED', 'x', '%1$s', 's@x.example',
                        clock_timestamp() - interval '%s')
                """.formatted(id, licenseId, domain, state, ago));
    }

    private void awaitReleased(UUID licenseId) {
        Patience.await().until(() -> ClaimedDomains.held(licenseId, domain) == null);
    }
}
