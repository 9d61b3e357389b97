package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.license.domain.RefusalReason.DOMAIN_NOT_DEPLOYED;
import static rollbook.license.domain.RefusalReason.DOMAIN_NOT_ON_TEACHER;
import static rollbook.license.domain.RefusalReason.LICENSE_NOT_LIVE;
import static rollbook.license.domain.RefusalReason.NOT_THE_SYNC;
import static rollbook.license.domain.RefusalReason.OU_SYNC_NOT_ON_TEACHER;
import static rollbook.license.domain.Told.DOMAIN;
import static rollbook.license.domain.Told.SYNC;
import static rollbook.license.domain.Told.claiming;
import static rollbook.license.domain.Told.domain;
import static rollbook.license.domain.Told.live;
import static rollbook.license.domain.Told.sync;
import static rollbook.license.domain.Told.terms;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.license.domain.Admission.Admitted;
import rollbook.license.domain.Admission.Refused;

/** Whom a deployed domain or a Google sync brings: R4, R5, R8, R15, R38–R40, and the frozen license of RULES §4. */
class AdmissionBySourceTest {
    private static final Admission ADDING = new Admitted(Way.ADDED);

    @ParameterizedTest
    @EnumSource(names = {"SCHOOL", "BUILDING", "DISTRICT"})
    void R40_who_has_an_address_of_a_deployed_domain_is_added(LicenseType type) {
        var deployed = claiming(live(type), domain("other.example"), domain(DOMAIN));

        assertThat(Admission.byDomain(deployed, DOMAIN)).isEqualTo(ADDING);
    }

    @Test
    void R38_nobody_comes_by_a_domain_the_license_is_not_deployed_to() {
        var elsewhere = claiming(live(LicenseType.DISTRICT), domain("other.example"));

        assertThat(Admission.byDomain(elsewhere, DOMAIN)).isEqualTo(new Refused(DOMAIN_NOT_DEPLOYED));
        assertThat(Admission.byDomain(elsewhere, null)).isEqualTo(new Refused(DOMAIN_NOT_DEPLOYED));
    }

    @Test
    void R38_a_claim_of_another_kind_deploys_no_domain_whatever_its_name() {
        var misnamed = new Claim(Claim.Kind.OU_SYNC, DOMAIN, SYNC, null);

        assertThat(Admission.byDomain(claiming(live(LicenseType.DISTRICT), misnamed), DOMAIN))
                .isEqualTo(new Refused(DOMAIN_NOT_DEPLOYED));
    }

    @Test
    void R38_a_teacher_license_is_never_domain_wide() {
        assertThat(Admission.byDomain(claiming(live(LicenseType.TEACHER), domain(DOMAIN)), DOMAIN))
                .isEqualTo(new Refused(DOMAIN_NOT_ON_TEACHER));
    }

    @Test
    void section_4_a_sign_up_joins_no_frozen_license() {
        var frozen = claiming(terms(LicenseType.DISTRICT, LicenseStatus.EXPIRED), domain(DOMAIN));

        assertThat(Admission.byDomain(frozen, DOMAIN)).isEqualTo(new Refused(LICENSE_NOT_LIVE));
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHOOL", "BUILDING", "DISTRICT"})
    void R8_whom_the_licenses_own_sync_finds_is_added(LicenseType type) {
        assertThat(Admission.bySync(claiming(live(type), sync(SYNC)), SYNC)).isEqualTo(ADDING);
    }

    @Test
    void R4_no_sync_adds_anybody_to_a_teacher_license() {
        assertThat(Admission.bySync(claiming(live(LicenseType.TEACHER), sync(SYNC)), SYNC))
                .isEqualTo(new Refused(OU_SYNC_NOT_ON_TEACHER));
    }

    @Test
    void R5_a_sync_that_is_not_the_licenses_own_adds_nobody() {
        var others = claiming(live(LicenseType.SCHOOL), sync(new UUID(1, 2)));

        assertThat(Admission.bySync(others, SYNC)).isEqualTo(new Refused(NOT_THE_SYNC));
    }

    @Test
    void R15_a_license_deployed_domain_wide_has_no_sync() {
        var deployed = claiming(live(LicenseType.SCHOOL), new Claim(Claim.Kind.DOMAIN, DOMAIN, SYNC, null));

        assertThat(Admission.bySync(deployed, SYNC)).isEqualTo(new Refused(NOT_THE_SYNC));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "SUSPENDED"})
    void section_4_nobody_joins_or_leaves_a_frozen_license_by_a_sync(LicenseStatus status) {
        var frozen = claiming(terms(LicenseType.SCHOOL, status), sync(SYNC));

        assertThat(Admission.bySync(frozen, SYNC)).isEqualTo(new Refused(LICENSE_NOT_LIVE));
    }
}
