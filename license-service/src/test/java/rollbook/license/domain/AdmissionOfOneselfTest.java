package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.events.EnrollmentMethod.LINK;
import static rollbook.license.domain.RefusalReason.LICENSE_NOT_LIVE;
import static rollbook.license.domain.RefusalReason.LINK_ONLY_ON_TEACHER;
import static rollbook.license.domain.RefusalReason.LMS_SWITCHED_OFF;
import static rollbook.license.domain.RefusalReason.MAKER_NOT_ON_LICENSE;
import static rollbook.license.domain.Told.excluded;
import static rollbook.license.domain.Told.granted;
import static rollbook.license.domain.Told.live;
import static rollbook.license.domain.Told.removed;
import static rollbook.license.domain.Told.someone;
import static rollbook.license.domain.Told.terms;
import static rollbook.license.domain.Told.word;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.EnrollmentMethod;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.license.domain.Admission.Admitted;
import rollbook.license.domain.Admission.Refused;
import rollbook.license.domain.MembershipEvent.Granted;

/** Who comes by themselves, with a link or key or by opening an assignment: R26–R35, and the frozen license of §4. */
class AdmissionOfOneselfTest {
    private static final Admission ADDING = new Admitted(Way.ADDED);

    @Test
    void R33_who_redeems_the_link_of_a_teacher_license_is_added() {
        assertThat(Admission.byRedeeming(live(LicenseType.TEACHER), LINK)).isEqualTo(ADDING);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHOOL", "BUILDING", "DISTRICT"})
    void R32_no_other_license_has_a_link(LicenseType type) {
        assertThat(Admission.byRedeeming(live(type), LINK)).isEqualTo(new Refused(LINK_ONLY_ON_TEACHER));
    }

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void R35_the_key_of_every_type_of_license_adds_whoever_enters_it(LicenseType type) {
        assertThat(Admission.byRedeeming(live(type), KEY)).isEqualTo(ADDING);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "SUSPENDED"})
    void section_4_a_key_opens_no_frozen_license(LicenseStatus status) {
        assertThat(Admission.byRedeeming(terms(LicenseType.SCHOOL, status), KEY))
                .isEqualTo(new Refused(LICENSE_NOT_LIVE));
    }

    @Test
    void R29_who_opens_an_assignment_of_somebody_on_the_license_is_added() {
        assertThat(Admission.byOpening(live(LicenseType.TEACHER), true)).isEqualTo(ADDING);
    }

    @Test
    void R29_an_assignment_of_somebody_else_adds_nobody() {
        assertThat(Admission.byOpening(live(LicenseType.TEACHER), false)).isEqualTo(new Refused(MAKER_NOT_ON_LICENSE));
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHOOL", "BUILDING", "DISTRICT"})
    void R26_nobody_is_enrolled_where_it_is_off_by_default(LicenseType type) {
        assertThat(Admission.byOpening(live(type), true)).isEqualTo(new Refused(LMS_SWITCHED_OFF));
    }

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void R27_what_staff_switched_decides_on_every_type(LicenseType type) {
        assertThat(Admission.byOpening(switched(type, LicenseStatus.LIVE, true), true))
                .isEqualTo(ADDING);
        assertThat(Admission.byOpening(switched(type, LicenseStatus.LIVE, false), true))
                .isEqualTo(new Refused(LMS_SWITCHED_OFF));
    }

    @Test
    void X10_opening_it_again_says_nothing_while_the_first_time_counts() {
        var member = someone(new Granted(opening("a", 1)));

        assertThat(ADDING.judge(member, opening("a", 5))).isEqualTo(new Verdict.Repeated());
        assertThat(ADDING.judge(member, opening("b", 5))).isEqualTo(Verdict.of(new Granted(opening("b", 5))));
    }

    @Test
    void X10_opening_it_again_counts_after_a_removal_and_for_whoever_is_kept_out() {
        var removed = someone(new Granted(opening("a", 1)), removed(3));
        var keptOut = someone(new Granted(opening("a", 5)), excluded(Authority.ADMIN, 3));

        assertThat(ADDING.judge(removed, opening("a", 5))).isEqualTo(Verdict.of(new Granted(opening("a", 5))));
        assertThat(ADDING.judge(keptOut, opening("a", 7)))
                .isEqualTo(new Verdict.Refused(RefusalReason.KEPT_OUT, List.of(new Granted(opening("a", 7)))));
    }

    @Test
    void who_redeems_again_says_so_anew_for_a_key_has_generations() {
        var member = someone(granted(KEY, 1));

        assertThat(ADDING.judge(member, word(KEY, 5))).isEqualTo(Verdict.of(granted(KEY, 5)));
    }

    @Test
    void section_4_opening_an_assignment_joins_no_frozen_license() {
        assertThat(Admission.byOpening(switched(LicenseType.TEACHER, LicenseStatus.SUSPENDED, true), true))
                .isEqualTo(new Refused(LICENSE_NOT_LIVE));
    }

    private static Word opening(String assignment, long stamp) {
        return word(new GrantSource(EnrollmentMethod.LMS, assignment), null, stamp);
    }

    private static Terms switched(LicenseType type, LicenseStatus status, boolean lmsEnrollment) {
        return new Terms(type, status, InviteSetting.OFF, lmsEnrollment, List.of());
    }
}
