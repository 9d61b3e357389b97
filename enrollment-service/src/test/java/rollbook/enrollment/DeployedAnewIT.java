package rollbook.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.events.AccessNoted;
import rollbook.events.AccessNoted.Act;
import rollbook.events.LicenseType;
import rollbook.events.SourceEnded;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;
import rollbook.licenses.testing.LicenseOwner;

/** A domain deployed again: by the same deployment with another proof, or by another one after an end. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(DomainParts.class)
class DeployedAnewIT {
    private final String domain = Domains.fresh();
    private UUID licenseId;

    @BeforeEach
    void create() {
        licenseId = Domains.license(LicenseType.SCHOOL);
    }

    @Test
    void X9_after_an_end_everybody_is_named_again_though_license_service_has_not_heard_of_the_end() {
        Domains.signIn(UUID.randomUUID(), "ann@" + domain).then().statusCode(200);
        Domains.deploy(licenseId, domain);
        Domains.judged(licenseId, domain, 1);

        Domains.end(licenseId, domain).then().statusCode(204);
        Domains.deploy(licenseId, domain);

        assertThat(Domains.named(Topic.ENROLLMENT_BULK, licenseId, 2)).hasSize(2);
        var ended = Wire.heard(SourceEnded.class, licenseId, 1).getFirst().stamp();
        assertThat(VouchedAccounts.asked(licenseId).getLast().since()).isGreaterThan(ended);
        assertThat(Domains.said(Topic.ENROLLMENT_BULK, licenseId))
                .extracting(UserEnrolled::stamp)
                .satisfiesExactly(
                        before -> assertThat(before).isLessThan(ended),
                        after -> assertThat(after)
                                .isGreaterThan(VouchedAccounts.asked(licenseId)
                                        .getLast()
                                        .since()));
    }

    @Test
    void X9_without_an_end_nobody_is_named_again() {
        Domains.signIn(UUID.randomUUID(), "ann@" + domain).then().statusCode(200);
        Domains.deploy(licenseId, domain);
        Domains.judged(licenseId, domain, 1);

        Domains.asStaffPut(licenseId, domain, Domains.ATTESTED).then().statusCode(200);

        assertThat(Domains.scan(licenseId, domain)).containsEntry("named", 0);
    }

    @Test
    void X13_who_vouches_anew_is_kept_and_noted_and_the_same_again_is_not() {
        Domains.deploy(licenseId, domain);
        var another = Map.<String, Object>of("proof", "ATTESTED", "reason", "Seen in person.");
        var sue = Tokens.of("sue@rollbook.example", "staff");

        Api.as(sue).body(another).put(Domains.url(licenseId, domain)).then().statusCode(200);
        Api.as(sue).body(another).put(Domains.url(licenseId, domain)).then().statusCode(200);
        Domains.end(licenseId, domain).then().statusCode(204);

        assertThat(Wire.heard(AccessNoted.class, licenseId, 3))
                .extracting(AccessNoted::act)
                .containsExactly(Act.DEPLOYED, Act.PROVED, Act.ENDED);
        var proved = Wire.heard(AccessNoted.class, licenseId, 3).get(1);
        assertThat(proved.actor().email()).isEqualTo("sue@rollbook.example");
        assertThat(proved.details()).containsExactly(new AccessNoted.Detail("proof", "ATTESTED"));
        assertThat(Domains.sql("select deployed_email from deployment where license_id = '" + licenseId + "'"))
                .isEqualTo("sue@rollbook.example");
    }
}
