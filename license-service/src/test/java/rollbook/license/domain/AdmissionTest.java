package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.license.domain.Told.granted;
import static rollbook.license.domain.Told.offered;
import static rollbook.license.domain.Told.removed;
import static rollbook.license.domain.Told.someone;
import static rollbook.license.domain.Told.word;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.EnrollmentMethod;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.license.domain.Admission.Admitted;
import rollbook.license.domain.Admission.Refused;

class AdmissionTest {
    private static final Admission ADDING = new Admitted(Way.ADDED);
    private static final Admission INVITING = new Admitted(Way.INVITED);

    // Which way a batch comes: RULES §2, R22, R25, R46–R49, R52, X2.

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
        var admission = Admission.of(new Terms(type, LicenseStatus.LIVE, setting), actor, method);

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
        var teacher = new Terms(LicenseType.TEACHER, LicenseStatus.LIVE, setting);

        assertThat(Admission.of(teacher, Standing.LICENSE_ADMIN, EMAIL)).isEqualTo(ADDING);
    }

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void R23_adding_by_email_is_open_on_every_type(LicenseType type) {
        assertThat(Admission.of(live(type), Standing.DOMAIN_ADMIN, EMAIL)).isEqualTo(new Admitted(Way.ADDED));
    }

    @ParameterizedTest
    @EnumSource(LicenseType.class)
    void section_2_a_stranger_adds_nobody(LicenseType type) {
        assertThat(Admission.of(live(type), Standing.NONE, EMAIL)).isEqualTo(new Refused(RefusalReason.NOT_AN_ADMIN));
    }

    @Test
    void section_2_a_stranger_is_not_told_that_a_license_has_expired() {
        var expired = new Terms(LicenseType.SCHOOL, LicenseStatus.EXPIRED, InviteSetting.OFF);

        assertThat(Admission.of(expired, Standing.NONE, EMAIL)).isEqualTo(new Refused(RefusalReason.NOT_AN_ADMIN));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "SUSPENDED"})
    void section_4_nobody_joins_a_license_that_is_not_live(LicenseStatus status) {
        var frozen = new Terms(LicenseType.DISTRICT, status, InviteSetting.OFF);

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
        assertThat(Admission.resumed(live(LicenseType.SCHOOL), CSV, Way.ADDED)).isEqualTo(new Admitted(Way.ADDED));
        assertThat(Admission.resumed(live(LicenseType.SCHOOL), CSV, Way.INVITED))
                .isEqualTo(new Admitted(Way.INVITED));
    }

    @Test
    void X31_a_batch_stops_where_its_license_stops_being_live() {
        var suspended = new Terms(LicenseType.SCHOOL, LicenseStatus.SUSPENDED, InviteSetting.OFF);

        assertThat(Admission.resumed(suspended, CSV, Way.ADDED)).isEqualTo(new Refused(RefusalReason.LICENSE_NOT_LIVE));
    }

    // What becomes of one person: the table of RULES §4.

    @Test
    void who_is_added_is_a_member_at_once() {
        assertVerdict(ADDING.judge(Membership.NONE, word(EMAIL, 5)), Outcome.ADDED, MembershipStatus.MEMBER);
    }

    @Test
    void R21_who_is_invited_is_no_member_yet() {
        assertVerdict(INVITING.judge(Membership.NONE, word(EMAIL, 5)), Outcome.INVITED, MembershipStatus.INVITED);
    }

    @Test
    void section_4_who_came_by_another_way_gets_one_more_grant() {
        var byKey = someone(granted(KEY, 1));

        var verdict = ADDING.judge(byKey, word(EMAIL, 5));

        assertVerdict(verdict, Outcome.REASON_ADDED, MembershipStatus.MEMBER);
        assertThat(verdict.after().liveGrantOf(GrantSource.of(KEY))).isPresent();
        assertThat(verdict.after().liveGrantOf(GrantSource.of(EMAIL))).isPresent();
    }

    @Test
    void section_4_an_adder_who_could_only_invite_changes_nothing_about_a_member() {
        assertUnchanged(INVITING.judge(someone(granted(KEY, 1)), word(EMAIL, 5)), Outcome.ALREADY_MEMBER);
    }

    @Test
    void section_4_the_same_list_again_changes_nothing_about_a_member() {
        assertUnchanged(ADDING.judge(someone(granted(EMAIL, 1)), word(EMAIL, 5)), Outcome.ALREADY_MEMBER);
        assertUnchanged(INVITING.judge(someone(granted(EMAIL, 1)), word(EMAIL, 5)), Outcome.ALREADY_MEMBER);
    }

    @Test
    void section_4_the_same_list_again_changes_nothing_about_a_pending_invite() {
        assertUnchanged(INVITING.judge(someone(offered(EMAIL, 1)), word(EMAIL, 5)), Outcome.ALREADY_INVITED);
    }

    @Test
    void section_4_a_person_is_invited_once_whichever_way_the_invites_come() {
        assertUnchanged(INVITING.judge(someone(offered(CSV, 1)), word(EMAIL, 5)), Outcome.ALREADY_INVITED);
    }

    @Test
    void section_4_a_domain_admin_who_adds_somebody_with_a_pending_invite_makes_a_member_at_once() {
        var verdict = ADDING.judge(someone(offered(EMAIL, 1)), word(EMAIL, 5));

        assertVerdict(verdict, Outcome.ADDED, MembershipStatus.MEMBER);
        assertThat(verdict.after().live(Grant.State.OFFERED)).isEmpty();
    }

    @Test
    void section_4_a_domain_admin_who_adds_somebody_closes_the_invite_another_way_made() {
        var verdict = ADDING.judge(someone(offered(CSV, 1)), word(EMAIL, 5));

        assertVerdict(verdict, Outcome.ADDED, MembershipStatus.MEMBER);
        assertThat(verdict.after().live(Grant.State.OFFERED)).isEmpty();
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Changed.class,
                        changed -> assertThat(changed.events())
                                .contains(new MembershipEvent.Withdrawn(new Word(
                                        GrantSource.of(CSV), 5, word(EMAIL, 5).eventId(), Told.BATCH))));
    }

    @Test
    void section_4_who_was_removed_meanwhile_is_added_or_invited_again() {
        var gone = someone(granted(EMAIL, 1), removed(2));

        assertVerdict(ADDING.judge(gone, word(EMAIL, 5)), Outcome.ADDED, MembershipStatus.MEMBER);
        assertVerdict(INVITING.judge(gone, word(EMAIL, 5)), Outcome.INVITED, MembershipStatus.INVITED);
    }

    @Test
    void a_removal_after_the_list_was_accepted_wins_though_the_list_arrives_later() {
        assertUnchanged(ADDING.judge(someone(removed(5)), word(EMAIL, 5)), Outcome.REMOVED);
        assertUnchanged(INVITING.judge(someone(removed(6)), word(EMAIL, 5)), Outcome.REMOVED);
    }

    @Test
    void a_list_older_than_a_removal_says_nothing_about_who_is_back_since() {
        var back = someone(granted(EMAIL, 1), removed(6), granted(KEY, 7));

        assertUnchanged(ADDING.judge(back, word(EMAIL, 5)), Outcome.ALREADY_MEMBER);
    }

    @Test
    void a_refused_batch_refuses_everybody_in_it_and_says_why() {
        var verdict = new Refused(RefusalReason.LICENSE_NOT_LIVE).judge(someone(granted(KEY, 1)), word(EMAIL, 5));

        assertUnchanged(verdict, Outcome.REFUSED);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.LICENSE_NOT_LIVE));
    }

    private static Terms live(LicenseType type) {
        return new Terms(type, LicenseStatus.LIVE, InviteSetting.WHEN_NOT_DOMAIN_ADMIN);
    }

    private static void assertVerdict(Verdict verdict, Outcome outcome, MembershipStatus after) {
        assertThat(verdict).isInstanceOf(Verdict.Changed.class);
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.after().status()).isEqualTo(after);
    }

    private static void assertUnchanged(Verdict verdict, Outcome outcome) {
        assertThat(verdict).isNotInstanceOf(Verdict.Changed.class);
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.after()).isSameAs(verdict.before());
    }
}
