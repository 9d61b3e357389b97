package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.license.domain.Told.becomes;
import static rollbook.license.domain.Told.granted;
import static rollbook.license.domain.Told.judged;
import static rollbook.license.domain.Told.offered;
import static rollbook.license.domain.Told.removed;
import static rollbook.license.domain.Told.someone;
import static rollbook.license.domain.Told.word;

import org.junit.jupiter.api.Test;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.license.domain.Admission.Admitted;
import rollbook.license.domain.Grant.State;
import rollbook.license.domain.MembershipEvent.Withdrawn;
import rollbook.license.domain.Told.Judged;

/** What becomes of one person whom a method names: the table of RULES §4. */
class VerdictTest {
    private static final Admission ADDING = new Admitted(Way.ADDED);
    private static final Admission INVITING = new Admitted(Way.INVITED);

    @Test
    void who_is_added_is_a_member_at_once() {
        becomes(added(Membership.NONE), Outcome.ADDED, MembershipStatus.MEMBER);
    }

    @Test
    void R21_who_is_invited_is_no_member_yet() {
        becomes(invited(Membership.NONE), Outcome.INVITED, MembershipStatus.INVITED);
    }

    @Test
    void section_4_who_came_by_another_way_gets_one_more_grant() {
        var judged = added(someone(granted(KEY, 1)));

        becomes(judged, Outcome.REASON_ADDED, MembershipStatus.MEMBER);
        assertThat(judged.after().live(State.GRANTED))
                .extracting(grant -> grant.word().source())
                .containsExactly(GrantSource.of(KEY), GrantSource.of(EMAIL));
    }

    @Test
    void section_4_an_adder_who_could_only_invite_changes_nothing_about_a_member() {
        staysAsIs(invited(someone(granted(KEY, 1))), Outcome.ALREADY_MEMBER);
    }

    @Test
    void section_4_the_same_list_again_changes_nothing_about_a_member() {
        becomes(added(someone(granted(EMAIL, 1))), Outcome.ALREADY_MEMBER, MembershipStatus.MEMBER);
        staysAsIs(invited(someone(granted(EMAIL, 1))), Outcome.ALREADY_MEMBER);
    }

    @Test
    void section_4_the_same_list_again_changes_nothing_about_a_pending_invite() {
        staysAsIs(invited(someone(offered(EMAIL, 1))), Outcome.ALREADY_INVITED);
    }

    @Test
    void section_4_a_person_is_invited_once_whichever_way_the_invites_come() {
        staysAsIs(invited(someone(offered(CSV, 1))), Outcome.ALREADY_INVITED);
    }

    @Test
    void section_4_a_domain_admin_who_adds_somebody_with_a_pending_invite_makes_a_member_at_once() {
        var judged = added(someone(offered(EMAIL, 1)));

        becomes(judged, Outcome.ADDED, MembershipStatus.MEMBER);
        assertThat(judged.verdict()).isEqualTo(Verdict.of(granted(EMAIL, 5)));
        assertThat(judged.after().live(State.OFFERED)).isEmpty();
    }

    @Test
    void section_4_a_domain_admin_who_adds_somebody_closes_the_invite_another_way_made() {
        var judged = added(someone(offered(CSV, 1)));

        becomes(judged, Outcome.ADDED, MembershipStatus.MEMBER);
        assertThat(judged.after().live(State.OFFERED)).isEmpty();
        assertThat(judged.verdict().events())
                .containsExactly(granted(EMAIL, 5), new Withdrawn(word(EMAIL, 5).of(GrantSource.of(CSV))));
    }

    @Test
    void section_4_who_was_removed_meanwhile_is_added_or_invited_again() {
        var gone = someone(granted(EMAIL, 1), removed(2));

        becomes(added(gone), Outcome.ADDED, MembershipStatus.MEMBER);
        becomes(invited(gone), Outcome.INVITED, MembershipStatus.INVITED);
    }

    @Test
    void section_4_who_declined_meanwhile_is_added_or_invited_again() {
        var declined = someone(offered(EMAIL, 1), new MembershipEvent.Declined(word(EMAIL, 1)));

        becomes(added(declined), Outcome.ADDED, MembershipStatus.MEMBER);
        becomes(invited(declined), Outcome.INVITED, MembershipStatus.INVITED);
    }

    private static Judged added(Membership before) {
        return judged(before, ADDING.judge(before, word(EMAIL, 5)));
    }

    private static Judged invited(Membership before) {
        return judged(before, INVITING.judge(before, word(EMAIL, 5)));
    }

    private static void staysAsIs(Judged judged, Outcome outcome) {
        assertThat(judged.verdict().events()).isEmpty();
        assertThat(judged.outcome()).isEqualTo(outcome);
        assertThat(judged.after()).isEqualTo(judged.before());
    }
}
