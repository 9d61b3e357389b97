package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.license.domain.Told.live;
import static rollbook.license.domain.Told.terms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.EnrollmentMethod;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.license.domain.Admission.Admitted;
import rollbook.license.domain.Admission.Refused;

/** Which way a batch of people comes: RULES §2, R22, R25, R46–R49, R52, X2, X31. */
class AdmissionTest {
    private static final Admission ADDING = new Admitted(Way.ADDED);
    private static final Admission INVITING = new Admitted(Way.INVITED);

    @ParameterizedTest(name = "{0}: {4} by {3} with setting {2} on {1}: {5}")
    @CsvSource({
        "R48, SCHOOL,   WHEN_NOT_DOMAIN_ADMIN, LICENSE_ADMIN, EMAIL, INVITED",
        "R48, BUILDING, WHEN_NOT_DOMAIN_ADMIN, LICENSE_ADMIN, EMAIL, INVITED",
        "R48, DISTRICT, WHEN_NOT_DOMAIN_ADMIN, LICENSE_ADMIN, EMAIL, INVITED",
        "R25, SCHOOL,   WHEN_NOT_DOMAIN_ADMIN, LICENSE_ADMIN, CSV,   INVITED",
        "R25, DISTRICT, WHEN_NOT_DOMAIN_ADMIN, DOMAIN_ADMIN,  CSV,   ADDED",
        "R49, SCHOOL,   WHEN_NOT_DOMAIN_ADMIN, DOMAIN_ADMIN,  EMAIL, ADDED",
        "R49, BUILDING, WHEN_NOT_DOMAIN_ADMIN, DOMAIN_ADMIN,  EMAIL, ADDED",
        "R49, DISTRICT, WHEN_NOT_DOMAIN_ADMIN, DOMAIN_ADMIN,  EMAIL, ADDED",
        "R22, SCHOOL,   WHEN_NOT_DOMAIN_ADMIN, STAFF,         CSV,   ADDED",
        "R22, BUILDING, ALWAYS,                STAFF,         CSV,   ADDED",
        "R22, DISTRICT, ALWAYS,                STAFF,         EMAIL, ADDED",
        "R22, DISTRICT, OFF,                   STAFF,         CSV,   ADDED",
        "R52, SCHOOL,   ALWAYS,                DOMAIN_ADMIN,  EMAIL, INVITED",
        "R52, SCHOOL,   ALWAYS,                LICENSE_ADMIN, EMAIL, INVITED",
        "R52, DISTRICT, OFF,                   DOMAIN_ADMIN,  EMAIL, ADDED",
        "R52, DISTRICT, OFF,                   LICENSE_ADMIN, EMAIL, ADDED",
        "X2,  TEACHER,  WHEN_NOT_DOMAIN_ADMIN, LICENSE_ADMIN, EMAIL, ADDED",
        "X2,  TEACHER,  ALWAYS,                LICENSE_ADMIN, EMAIL, ADDED",
        "X2,  TEACHER,  ALWAYS,                DOMAIN_ADMIN,  CSV,   ADDED",
    })
    void R52_who_names_people_decides_whether_they_are_added_or_invited(
            String rule, LicenseType type, InviteSetting setting, Standing actor, EnrollmentMethod method, Way way) {
        var admission = Admission.of(terms(type, LicenseStatus.LIVE, setting), actor, method);

        assertThat(admission).as(rule).isEqualTo(new Admitted(way));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CSV", "EMAIL"},
            mode = EnumSource.Mode.EXCLUDE)
    void R46_no_other_method_makes_an_invite(EnrollmentMethod method) {
        assertThat(Admission.of(live(LicenseType.SCHOOL), Standing.LICENSE_ADMIN, method))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHOOL", "BUILDING", "DISTRICT"})
    void R47_invites_are_for_school_building_and_district(LicenseType type) {
        assertThat(Admission.of(live(type), Standing.LICENSE_ADMIN, EMAIL)).isEqualTo(INVITING);
    }

    @ParameterizedTest
    @EnumSource(InviteSetting.class)
    void X2_a_teacher_license_never_invites(InviteSetting setting) {
        var teacher = terms(LicenseType.TEACHER, LicenseStatus.LIVE, setting);

        assertThat(Admission.of(teacher, Standing.LICENSE_ADMIN, EMAIL)).isEqualTo(ADDING);
    }

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void R16_adding_by_csv_is_open_on_every_type(LicenseType type) {
        assertThat(Admission.of(live(type), Standing.DOMAIN_ADMIN, CSV)).isEqualTo(ADDING);
    }

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void R23_adding_by_email_is_open_on_every_type(LicenseType type) {
        assertThat(Admission.of(live(type), Standing.DOMAIN_ADMIN, EMAIL)).isEqualTo(ADDING);
    }

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void section_2_a_stranger_adds_nobody(LicenseType type) {
        assertThat(Admission.of(live(type), Standing.NONE, EMAIL)).isEqualTo(new Refused(RefusalReason.NOT_AN_ADMIN));
    }

    @Test
    void section_2_a_stranger_is_not_told_that_a_license_has_expired() {
        var expired = terms(LicenseType.SCHOOL, LicenseStatus.EXPIRED, InviteSetting.OFF);

        assertThat(Admission.of(expired, Standing.NONE, EMAIL)).isEqualTo(new Refused(RefusalReason.NOT_AN_ADMIN));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "SUSPENDED"})
    void section_4_nobody_joins_a_license_that_is_not_live(LicenseStatus status) {
        var frozen = terms(LicenseType.DISTRICT, status, InviteSetting.OFF);

        assertThat(Admission.of(frozen, Standing.STAFF, EMAIL)).isEqualTo(new Refused(RefusalReason.LICENSE_NOT_LIVE));
    }

    @ParameterizedTest
    @CsvSource({
        "TEACHER,  OU,     R4",
        "SCHOOL,   LINK,   R32",
        "BUILDING, LINK,   R32",
        "DISTRICT, LINK,   R32",
        "TEACHER,  DOMAIN, R38",
        "DISTRICT, DOMAIN, R38",
        "SCHOOL,   LMS,    R26",
        "TEACHER,  LINK,   §2",
        "TEACHER,  LMS,    §2",
        "SCHOOL,   KEY,    §2",
        "SCHOOL,   OU,     §2",
    })
    void R2_a_way_that_is_not_open_to_an_admins_list_is_refused_with_its_rule(
            LicenseType type, EnrollmentMethod method, String rule) {
        var admission = Admission.of(live(type), Standing.LICENSE_ADMIN, method);

        assertThat(admission)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason().rule()).isEqualTo(rule));
    }

    @Test
    void X31_a_batch_that_began_by_adding_goes_on_adding_whatever_its_admin_became_meanwhile() {
        assertThat(Admission.resumed(live(LicenseType.SCHOOL), CSV, Way.ADDED)).isEqualTo(ADDING);
        assertThat(Admission.resumed(live(LicenseType.SCHOOL), CSV, Way.INVITED))
                .isEqualTo(INVITING);
    }

    @Test
    void X31_a_batch_stops_where_its_license_stops_being_live() {
        var suspended = terms(LicenseType.SCHOOL, LicenseStatus.SUSPENDED, InviteSetting.OFF);

        assertThat(Admission.resumed(suspended, CSV, Way.ADDED)).isEqualTo(new Refused(RefusalReason.LICENSE_NOT_LIVE));
    }
}
