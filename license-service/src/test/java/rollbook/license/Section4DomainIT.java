package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.license.Api.DANA;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseType;
import rollbook.events.SourceEnded;
import rollbook.kit.testing.RealParts;

/** The rows of section 4 that speak of a domain. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class Section4DomainIT {
    private static final String DOMAIN = "x.example";
    private static final String ANN = "ann@x.example";
    private static final String BOB = "bob@x.example";
    private static final String CAT = "cat@x.example";

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    @Test
    void section_4_on_a_full_license_whom_the_domain_brings_back_waits_last() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN).seats(1);
        license.signUp(DOMAIN, ANN);
        license.signUp(DOMAIN, BOB);
        license.signUp(DOMAIN, CAT);
        license.remove(ANN);
        assertThat(license.status(BOB)).isEqualTo("MEMBER");

        assertThat(license.signUp(DOMAIN, ANN).getFirst().outcome()).isEqualTo("WAITING");

        license.remove(BOB);
        assertThat(license.status(CAT)).isEqualTo("MEMBER");
        assertThat(license.status(ANN)).isEqualTo("WAITING");
    }

    @Test
    void section_4_X5_who_came_by_a_list_too_stays_when_the_domain_ends() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN);
        license.signUp(DOMAIN, ANN);
        license.csv(DANA, ANN);
        license.signUp(DOMAIN, BOB);

        license.end(SourceEnded.Kind.DOMAIN, DOMAIN);

        assertThat(license.status(ANN)).isEqualTo("MEMBER");
        assertThat(license.status(BOB)).isEqualTo("REMOVED");
    }

    @ParameterizedTest(name = "the claim is {0}")
    @ValueSource(strings = {"released", "still to be released"})
    void section_4_a_sign_up_kept_while_frozen_entitles_nobody_once_its_deployment_ended(String claim) {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo(DOMAIN);
        Acts.suspend(license.licenseId);
        assertThat(license.signUp(DOMAIN, ANN).getFirst().outcome()).isEqualTo("REFUSED");

        license.end(SourceEnded.Kind.DOMAIN, DOMAIN);
        if (claim.equals("released")) {
            Scene.sql("delete from claim where license_id = '" + license.licenseId + "'");
        }
        Acts.resume(license.licenseId);

        Scene.await(() -> Scene.sql("select 1 from kept_fact where license_id = '" + license.licenseId + "'") == null);
        assertThat(license.key(BOB).getFirst().outcome()).isEqualTo("ADDED");
        assertThat(license.status(ANN)).isNotIn("MEMBER", "WAITING");
    }
}
