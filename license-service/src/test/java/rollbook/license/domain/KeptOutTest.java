package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.DOMAIN;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.events.EnrollmentMethod.OU;
import static rollbook.license.domain.Authority.ADMIN;
import static rollbook.license.domain.Authority.STAFF;
import static rollbook.license.domain.Told.excluded;
import static rollbook.license.domain.Told.granted;
import static rollbook.license.domain.Told.judged;
import static rollbook.license.domain.Told.lifted;
import static rollbook.license.domain.Told.offered;
import static rollbook.license.domain.Told.removed;
import static rollbook.license.domain.Told.someone;
import static rollbook.license.domain.Told.word;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.license.domain.Admission.Admitted;
import rollbook.license.domain.MembershipEvent.Granted;

/** Who was removed and is kept out: RULES §2, §4 and R43. */
class KeptOutTest {
    private static final Admission ADDING = new Admitted(Way.ADDED);
    private static final Membership BY_ADMIN = someone(granted(KEY, 1), removed(3), excluded(ADMIN, 3));
    private static final Membership BY_STAFF = someone(granted(KEY, 1), removed(3), excluded(STAFF, 3));

    @ParameterizedTest
    @EnumSource(names = {"CSV", "EMAIL", "LINK", "KEY"})
    void section_4_who_is_named_or_redeems_is_refused_as_kept_out_and_nothing_is_recorded(EnrollmentMethod method) {
        for (var before : List.of(BY_ADMIN, BY_STAFF)) {
            var judged = judged(before, ADDING.judge(before, word(method, 5)));

            assertThat(judged.verdict()).isEqualTo(Verdict.refused(RefusalReason.KEPT_OUT));
            assertThat(judged.outcome()).isEqualTo(Outcome.KEPT_OUT);
            assertThat(judged.is()).isEqualTo(MembershipStatus.KEPT_OUT);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "EMAIL"})
    void section_4_who_is_kept_out_is_not_invited_either(EnrollmentMethod method) {
        assertThat(new Admitted(Way.INVITED).judge(BY_ADMIN, word(method, 5)))
                .isEqualTo(Verdict.refused(RefusalReason.KEPT_OUT));
    }

    @ParameterizedTest
    @EnumSource(names = {"OU", "LMS", "DOMAIN"})
    void section_4_words_of_sources_go_on_being_recorded_but_entitle_nobody(EnrollmentMethod method) {
        var judged = judged(BY_STAFF, ADDING.judge(BY_STAFF, word(method, 5)));

        assertThat(judged.verdict())
                .isEqualTo(new Verdict.Refused(RefusalReason.KEPT_OUT, List.of(new Granted(word(method, 5)))));
        assertThat(judged.outcome()).isEqualTo(Outcome.KEPT_OUT);
        assertThat(judged.is()).isEqualTo(MembershipStatus.KEPT_OUT);
    }

    @ParameterizedTest
    @EnumSource
    void section_2_an_admins_exclusion_binds_every_method_but_the_domain(EnrollmentMethod method) {
        assertThat(BY_ADMIN.isKeptOut(method)).isEqualTo(method != DOMAIN);
    }

    @ParameterizedTest
    @EnumSource
    void R43_staffs_exclusion_binds_every_method(EnrollmentMethod method) {
        assertThat(BY_STAFF.isKeptOut(method)).isTrue();
    }

    @Test
    void R42_whom_an_admin_keeps_out_is_back_with_the_next_scan_of_the_domain() {
        var judged = judged(BY_ADMIN, ADDING.judge(BY_ADMIN, word(DOMAIN, 5)));

        assertThat(judged.outcome()).isEqualTo(Outcome.ADDED);
        assertThat(judged.is()).isEqualTo(MembershipStatus.MEMBER);
        assertThat(judged.after().isKeptOut(ADMIN)).isTrue();
    }

    @Test
    void section_4_lifting_brings_back_whoever_has_a_grant_newer_than_the_removal() {
        var synced = BY_ADMIN.apply(granted(OU, 5));

        assertThat(synced.apply(lifted(ADMIN, 6)).entitlement()).isEqualTo(Entitlement.ENTITLED);
        assertThat(BY_ADMIN.apply(lifted(ADMIN, 6)).entitlement()).isEqualTo(Entitlement.NOTHING);
        assertThat(BY_ADMIN.apply(lifted(ADMIN, 6)).absence()).isEqualTo(MembershipStatus.REMOVED);
    }

    @Test
    void R43_what_an_admin_lifts_leaves_what_staff_decided() {
        var both = BY_ADMIN.apply(excluded(STAFF, 4)).apply(lifted(ADMIN, 6));

        assertThat(both.isKeptOut(ADMIN)).isFalse();
        assertThat(both.isKeptOut(STAFF)).isTrue();
        assertThat(both.isKeptOut(CSV)).isTrue();
        assertThat(both.absence()).isEqualTo(MembershipStatus.KEPT_OUT);
    }

    @Test
    void section_4_an_exclusion_withdraws_a_pending_invite() {
        var invited = someone(offered(CSV, 1));

        var judged = judged(invited, new Verdict.Accepted(List.of(removed(3), excluded(ADMIN, 3))));

        assertThat(judged.is()).isEqualTo(MembershipStatus.KEPT_OUT);
        assertThat(judged.after().apply(lifted(ADMIN, 6)).absence()).isEqualTo(MembershipStatus.WITHDRAWN);
    }

    @Test
    void nobody_keeps_out_somebody_of_whom_nothing_was_said() {
        assertThat(Membership.NONE.isKeptOut(ADMIN)).isFalse();
        assertThat(Membership.NONE.isKeptOut(CSV)).isFalse();
    }
}
