package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.license.domain.Told.DOMAIN;
import static rollbook.license.domain.Told.claiming;
import static rollbook.license.domain.Told.domain;
import static rollbook.license.domain.Told.live;
import static rollbook.license.domain.Told.terms;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.EnrollmentMethod;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;

/** What decides whether a list adds, invites or is refused: each cell names its rule and says it in a sentence. */
class ProspectTest {
    @ParameterizedTest(name = "{0}: {2} with setting {1}: {3} by {4}")
    @CsvSource({
        "SCHOOL BUILDING DISTRICT, WHEN_NOT_DOMAIN_ADMIN, STAFF,         ADDED,   R22",
        "SCHOOL BUILDING DISTRICT, WHEN_NOT_DOMAIN_ADMIN, DOMAIN_ADMIN,  ADDED,   R49",
        "SCHOOL BUILDING DISTRICT, WHEN_NOT_DOMAIN_ADMIN, LICENSE_ADMIN, INVITED, R48",
        "SCHOOL BUILDING DISTRICT, ALWAYS,                STAFF,         ADDED,   R22",
        "SCHOOL BUILDING DISTRICT, ALWAYS,                DOMAIN_ADMIN,  INVITED, R52",
        "SCHOOL BUILDING DISTRICT, ALWAYS,                LICENSE_ADMIN, INVITED, R52",
        "SCHOOL BUILDING DISTRICT, OFF,                   STAFF,         ADDED,   R22",
        "SCHOOL BUILDING DISTRICT, OFF,                   DOMAIN_ADMIN,  ADDED,   R52",
        "SCHOOL BUILDING DISTRICT, OFF,                   LICENSE_ADMIN, ADDED,   R52",
        "TEACHER,                  WHEN_NOT_DOMAIN_ADMIN, STAFF,         ADDED,   R22",
        "TEACHER,                  WHEN_NOT_DOMAIN_ADMIN, DOMAIN_ADMIN,  ADDED,   X2",
        "TEACHER,                  WHEN_NOT_DOMAIN_ADMIN, LICENSE_ADMIN, ADDED,   X2",
        "TEACHER,                  ALWAYS,                STAFF,         ADDED,   R22",
        "TEACHER,                  ALWAYS,                DOMAIN_ADMIN,  ADDED,   X2",
        "TEACHER,                  ALWAYS,                LICENSE_ADMIN, ADDED,   X2",
        "TEACHER,                  OFF,                   STAFF,         ADDED,   R22",
        "TEACHER,                  OFF,                   DOMAIN_ADMIN,  ADDED,   X2",
        "TEACHER,                  OFF,                   LICENSE_ADMIN, ADDED,   X2",
    })
    void X30_a_plan_says_by_which_rule_people_are_added_or_invited(
            String types, InviteSetting setting, Standing actor, Way way, String rule) {
        assertThat(Arrays.stream(types.split(" ")).map(LicenseType::valueOf)).allSatisfy(type -> {
            var license = terms(type, LicenseStatus.LIVE, setting);

            var prospect = Prospect.of(license, actor, CSV);

            assertThat(prospect.way()).isEqualTo(way);
            assertThat(prospect.rule()).isEqualTo(rule);
            assertThat(prospect.admission()).isEqualTo(Admission.of(license, actor, CSV));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SCHOOL  | WHEN_NOT_DOMAIN_ADMIN | STAFF         | Our staff add people at once, on every license.
            SCHOOL  | WHEN_NOT_DOMAIN_ADMIN | DOMAIN_ADMIN  | People are added at once: you have authority over the whole email domain.
            SCHOOL  | WHEN_NOT_DOMAIN_ADMIN | LICENSE_ADMIN | People are invited and become members when they accept: you have no authority over the whole email domain.
            SCHOOL  | ALWAYS                | DOMAIN_ADMIN  | People are invited and become members when they accept: this license is set to invite always.
            SCHOOL  | OFF                   | LICENSE_ADMIN | People are added at once: this license is set never to invite.
            TEACHER | ALWAYS                | LICENSE_ADMIN | People are added at once: a Teacher license never invites.
            """)
    void X30_the_sentence_tells_the_admin_why(LicenseType type, InviteSetting setting, Standing actor, String why) {
        assertThat(Prospect.of(terms(type, LicenseStatus.LIVE, setting), actor, EMAIL)
                        .why())
                .isEqualTo(why);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "SUSPENDED"})
    void X30_on_a_license_that_is_not_live_nobody_comes_and_it_says_so(LicenseStatus status) {
        var prospect = Prospect.of(terms(LicenseType.SCHOOL, status), Standing.STAFF, CSV);

        assertThat(prospect).isEqualTo(refused(RefusalReason.LICENSE_NOT_LIVE));
        assertThat(prospect.way()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "EMAIL"})
    void X30_a_stranger_adds_nobody_and_is_told_that(EnrollmentMethod method) {
        assertThat(Prospect.of(live(LicenseType.SCHOOL), Standing.NONE, method))
                .isEqualTo(refused(RefusalReason.NOT_AN_ADMIN));
    }

    @Test
    void R8_whoever_a_sync_would_name_is_added_by_it_before_it_holds_the_license() {
        var prospect = Prospect.ofSync(live(LicenseType.SCHOOL));

        assertThat(prospect.admission()).isEqualTo(new Admission.Admitted(Way.ADDED));
        assertThat(prospect.rule()).isEqualTo("R8");
    }

    @Test
    void R4_R15_section_4_where_the_way_is_closed_to_a_sync_nobody_would_come() {
        assertThat(Prospect.ofSync(live(LicenseType.TEACHER))).isEqualTo(refused(RefusalReason.OU_SYNC_NOT_ON_TEACHER));
        assertThat(Prospect.ofSync(claiming(live(LicenseType.DISTRICT), domain(DOMAIN))))
                .isEqualTo(refused(RefusalReason.DEPLOYED_DOMAIN_WIDE));
        assertThat(Prospect.ofSync(terms(LicenseType.SCHOOL, LicenseStatus.SUSPENDED)))
                .isEqualTo(refused(RefusalReason.LICENSE_NOT_LIVE));
    }

    private static Prospect refused(RefusalReason reason) {
        return new Prospect(new Admission.Refused(reason), reason.rule(), reason.sentence());
    }
}
