package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.PAUL;
import static rollbook.license.Api.STAFF;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.EnrollmentMethod;
import rollbook.events.InviteClosed;
import rollbook.events.InviteRequested;
import rollbook.events.InviteWithdrawn;
import rollbook.events.LicenseType;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.events.SourceEnded;
import rollbook.events.UserEnrolled;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;

/** Section 4 of the rules, row by row: what each event does to somebody on a license. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class Section4IT {
    private static final String ANN = "ann@x.example";
    private static final String BOB = "bob@x.example";
    private static final String CAT = "cat@x.example";

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    @Test
    void section_4_appears_in_a_picked_unit_an_ou_grant() {
        var license = Scene.on(LicenseType.SCHOOL).synced();

        assertThat(license.joined("unit-a", ANN, BOB))
                .extracting(Scene.Entry::outcome)
                .containsOnly("ADDED");
    }

    @ParameterizedTest
    @EnumSource(LeaveReason.class)
    void section_4_R9_leaves_the_unit_that_grant_ends_and_so_does_the_membership(LeaveReason reason) {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);

        assertThat(license.left("unit-a", reason, ANN))
                .extracting(Scene.Entry::after)
                .containsOnly("REMOVED");
    }

    @Test
    void section_4_X5_leaves_the_unit_but_stays_by_another_grant() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);
        license.csv(DANA, ANN);

        assertThat(license.left("unit-a", LeaveReason.LEFT_UNIT, ANN))
                .extracting(Scene.Entry::outcome, Scene.Entry::after)
                .containsExactly(tuple("ALREADY_MEMBER", "MEMBER"));
    }

    @Test
    void section_4_moves_between_two_picked_units_without_a_gap_and_with_one_seat() {
        var license = Scene.on(LicenseType.SCHOOL).synced().seats(1);
        license.joined("unit-a", ANN);

        var there = license.joined("unit-b", ANN);
        var here = license.left("unit-a", LeaveReason.LEFT_UNIT, ANN);

        assertThat(List.of(there.getFirst().after(), here.getFirst().after())).containsOnly("MEMBER");
        assertThat(there.getFirst().outcome()).isEqualTo("REASON_ADDED");
    }

    @Test
    void section_4_removed_by_an_admin_gone_until_added_again() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(DANA, ANN);
        license.email(DANA, ANN);
        license.key(ANN);

        license.remove(ANN);

        assertThat(license.status(ANN)).isEqualTo("REMOVED");
        assertThat(license.key(ANN).getFirst().outcome()).isEqualTo("ADDED");
    }

    @Test
    void R13_a_hand_removed_member_returns_with_the_next_sync() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);
        license.remove(ANN);
        assertThat(license.status(ANN)).isEqualTo("REMOVED");

        assertThat(license.joined("unit-a", ANN).getFirst().outcome()).isEqualTo("ADDED");
    }

    @Test
    void R13_a_hand_removal_during_a_run_wins_and_the_run_after_it_brings_the_person_back() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);
        var runBegan = Scene.stamp();
        license.remove(ANN);

        var late = license.answer(license.joinedAt("unit-a", runBegan, ANN));

        assertThat(late.getFirst().after()).isEqualTo("REMOVED");
        assertThat(license.joined("unit-a", ANN).getFirst().outcome()).isEqualTo("ADDED");
    }

    @Test
    void section_4_on_a_full_license_who_was_removed_comes_back_waiting_last() {
        var license = Scene.on(LicenseType.SCHOOL).synced().seats(1);
        license.joined("unit-a", ANN);
        license.joined("unit-a", BOB, CAT);
        license.remove(ANN);
        assertThat(license.status(BOB)).isEqualTo("MEMBER");

        assertThat(license.joined("unit-a", ANN).getFirst().outcome()).isEqualTo("WAITING");
        license.remove(BOB);
        assertThat(license.status(CAT)).isEqualTo("MEMBER");
        assertThat(license.status(ANN)).isEqualTo("WAITING");
    }

    @Test
    void R42_a_person_removed_by_hand_is_added_again_by_the_next_scan() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo("x.example");
        license.signUp("x.example", ANN);
        license.remove(ANN);

        assertThat(license.signUp("x.example", ANN).getFirst().outcome()).isEqualTo("ADDED");
    }

    @Test
    void X10_removed_by_an_admin_back_when_they_open_such_an_assignment_again() {
        var license = Scene.on(LicenseType.TEACHER);
        license.opened(ANN);
        license.remove(ANN);

        assertThat(license.opened(ANN).getFirst().outcome()).isEqualTo("ADDED");
    }

    @Test
    void R29_who_opens_an_assignment_of_somebody_not_on_the_license_is_not_added() {
        var license = Scene.on(LicenseType.TEACHER);

        assertThat(license.openedOf("stranger@x.example", ANN).getFirst().rule())
                .isEqualTo("R29");
    }

    @Test
    void R26_opening_an_assignment_enrolls_nobody_where_the_switch_is_off() {
        assertThat(Scene.on(LicenseType.SCHOOL).opened(ANN).getFirst().rule()).isEqualTo("R26");
    }

    @Test
    void section_4_removed_and_kept_out_adding_and_redeeming_are_refused_and_sources_recorded() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);

        license.keepOut(ANN);

        assertThat(license.status(ANN)).isEqualTo("KEPT_OUT");
        assertThat(license.csv(DANA, ANN).getFirst().outcome()).isEqualTo("KEPT_OUT");
        assertThat(license.key(ANN).getFirst().outcome()).isEqualTo("KEPT_OUT");
        assertThat(license.joined("unit-a", ANN).getFirst().outcome()).isEqualTo("KEPT_OUT");
        assertThat(license.lift(Tokens.of(DANA), ANN).getFirst())
                .as("the unit spoke since the removal")
                .containsEntry("outcome", "ADDED");
    }

    @Test
    void section_4_lifting_brings_nobody_back_of_whom_nothing_was_said_since() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(DANA, ANN);
        license.keepOut(ANN);
        license.csv(DANA, ANN);

        license.lift(Tokens.of(DANA), ANN);

        assertThat(license.status(ANN)).isEqualTo("REMOVED");
    }

    @Test
    void section_4_keeping_somebody_out_frees_the_seat_and_withdraws_a_pending_invite() {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.email(PAUL, ANN, BOB);
        var invite = license.invite(ANN);

        license.keepOut(ANN);

        assertThat(license.status(BOB)).isEqualTo("INVITED");
        assertThat(Wire.heard(InviteWithdrawn.class, license.licenseId, 1)
                        .getFirst()
                        .people())
                .extracting(InviteWithdrawn.Invitee::inviteId)
                .containsExactly(invite.inviteId());
    }

    @Test
    void R43_what_staff_keep_out_binds_every_way_and_only_staff_lift_it() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo("x.example");
        license.signUp("x.example", ANN);

        license.keepOutByStaff(ANN);

        assertThat(license.signUp("x.example", ANN).getFirst().outcome()).isEqualTo("KEPT_OUT");
        assertThat(license.lift(Tokens.of(DANA), ANN).getFirst())
                .containsEntry("outcome", "REFUSED")
                .containsEntry("rule", "R43")
                .containsEntry("reason", "kept-out-by-staff");
        assertThat(license.lift(Tokens.of(STAFF, "staff"), ANN).getFirst()).containsEntry("after", "MEMBER");
    }

    @Test
    void section_2_what_an_admin_keeps_out_binds_every_way_but_the_domain() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo("x.example");
        license.signUp("x.example", ANN);

        license.keepOut(ANN);

        assertThat(license.csv(DANA, ANN).getFirst().outcome()).isEqualTo("KEPT_OUT");
        assertThat(license.signUp("x.example", ANN).getFirst().after()).isEqualTo("MEMBER");
    }

    @Test
    void section_4_a_member_named_by_another_way_has_one_more_grant_and_no_second_seat() {
        var license = Scene.on(LicenseType.SCHOOL).seats(2);
        license.csv(DANA, ANN);

        assertThat(license.key(ANN).getFirst().outcome()).isEqualTo("REASON_ADDED");
        assertThat(license.email(PAUL, ANN).getFirst().outcome()).isEqualTo("ALREADY_MEMBER");
        assertThat(license.csv(DANA, BOB).getFirst().outcome()).isEqualTo("ADDED");
    }

    @Test
    void section_4_the_same_csv_again_changes_nothing_but_for_who_was_removed_declined_or_kept_out() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(DANA, ANN, BOB, CAT);
        license.remove(BOB);
        license.keepOut(CAT);

        assertThat(license.csv(DANA, ANN, BOB, CAT))
                .extracting(Scene.Entry::outcome)
                .containsExactly("ALREADY_MEMBER", "ADDED", "KEPT_OUT");
    }

    @Test
    void section_4_the_same_csv_again_invites_who_declined() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(PAUL, ANN, BOB);
        license.closed(license.invite(ANN), InviteClosed.Reason.DECLINED);

        assertThat(license.csv(PAUL, ANN, BOB))
                .extracting(Scene.Entry::outcome)
                .containsExactly("INVITED", "ALREADY_INVITED");
    }

    @Test
    void section_4_a_domain_admin_adds_somebody_with_a_pending_invite() {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.csv(PAUL, ANN);
        var invite = license.invite(ANN);

        assertThat(license.email(DANA, ANN).getFirst().outcome()).isEqualTo("ADDED");
        assertThat(Wire.heard(InviteWithdrawn.class, license.licenseId, 1)
                        .getFirst()
                        .people())
                .extracting(InviteWithdrawn.Invitee::inviteId)
                .containsExactly(invite.inviteId());
        assertThat(license.accepted(invite).getFirst().after()).isEqualTo("MEMBER");
    }

    @Test
    void section_4_an_invite_accepted_makes_a_member() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN);

        var answer = license.accepted(license.invite(ANN)).getFirst();

        assertThat(answer.outcome()).isEqualTo("ADDED");
        assertThat(answer.after()).isEqualTo("MEMBER");
    }

    @ParameterizedTest
    @EnumSource(InviteClosed.Reason.class)
    void section_4_an_invite_declined_or_expired_frees_its_seat_and_the_first_waiting_is_invited(
            InviteClosed.Reason reason) {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.email(PAUL, ANN, BOB);
        assertThat(license.status(BOB)).isEqualTo("WAITING");

        var answer = license.closed(license.invite(ANN), reason).getFirst();

        assertThat(answer.after()).isEqualTo(reason.name());
        assertThat(license.status(BOB)).isEqualTo("INVITED");
        assertThat(Wire.heard(InviteRequested.class, license.licenseId, 2).get(1))
                .satisfies(request -> assertThat(request.inviter().email()).isEqualTo(PAUL));
    }

    @Test
    void X17_an_invite_runs_out_thirty_days_after_it_was_asked_for() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN);

        assertThat(Wire.heard(InviteRequested.class, license.licenseId, 1)
                        .getFirst()
                        .expiresAt())
                .isCloseTo(Instant.now().plus(Duration.ofDays(30)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void section_4_an_invite_withdrawn_is_a_removal_and_the_status_says_which() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN);

        license.remove(ANN);

        assertThat(license.status(ANN)).isEqualTo("WITHDRAWN");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void section_4_a_removal_or_exclusion_after_the_offer_voids_an_acceptance_that_arrives_later(boolean keepOut) {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.email(PAUL, ANN);
        var invite = license.invite(ANN);
        takeOff(license, keepOut);

        var answer = license.accepted(invite).getFirst();

        assertThat(answer.before()).isEqualTo(keepOut ? "KEPT_OUT" : "WITHDRAWN");
        assertThat(answer.after()).isEqualTo(answer.before());
        assertThat(license.csv(DANA, BOB).getFirst().outcome()).isEqualTo("ADDED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void section_4_a_removal_or_exclusion_after_the_offer_voids_an_acceptance_that_arrived_before(boolean keepOut) {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.email(PAUL, ANN);
        license.accepted(license.invite(ANN));

        takeOff(license, keepOut);

        assertThat(license.status(ANN)).isEqualTo(keepOut ? "KEPT_OUT" : "REMOVED");
        assertThat(license.csv(DANA, BOB).getFirst().outcome()).isEqualTo("ADDED");
    }

    @Test
    void section_4_an_acceptance_stamped_before_the_removal_it_follows_is_void_too() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN);
        var acceptance = license.acceptance(license.invite(ANN));
        license.remove(ANN);

        assertThat(license.answer(acceptance).getFirst().after()).isEqualTo("WITHDRAWN");
    }

    @ParameterizedTest
    @EnumSource(InviteClosed.Reason.class)
    void section_4_an_invite_that_was_withdrawn_stays_so_whatever_becomes_of_it_later(InviteClosed.Reason reason) {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN);
        var invite = license.invite(ANN);
        license.remove(ANN);

        assertThat(license.closed(invite, reason).getFirst().after()).isEqualTo("WITHDRAWN");
        assertThat(license.status(ANN)).isEqualTo("WITHDRAWN");
    }

    @Test
    void section_4_who_answered_an_invite_is_not_told_that_it_was_withdrawn() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN, BOB, CAT);
        license.accepted(license.invite(ANN));
        license.closed(license.invite(BOB), InviteClosed.Reason.DECLINED);

        license.remove(CAT);

        assertThat(withdrawn(license, 1)).containsExactly(license.invite(CAT).inviteId());
    }

    @Test
    void section_4_who_waits_for_an_invite_and_is_removed_was_never_asked_and_nothing_is_taken_back() {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.email(PAUL, ANN, BOB);
        license.remove(BOB);
        assertThat(license.status(BOB)).isEqualTo("WITHDRAWN");

        license.remove(ANN);

        assertThat(withdrawn(license, 1))
                .as("what is said last comes last")
                .containsExactly(license.invite(ANN).inviteId());
        assertThat(Wire.heard(InviteRequested.class, license.licenseId, 1))
                .flatExtracting(InviteRequested::people)
                .extracting(InviteRequested.Invitee::email)
                .containsExactly(ANN);
    }

    @Test
    void section_4_the_end_of_a_batch_withdraws_the_invites_it_made() {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        var list = invited(license, ANN);
        var invite = license.invite(ANN);

        license.end(SourceEnded.Kind.BATCH, list.batchId().toString());

        assertThat(license.status(ANN)).isEqualTo("WITHDRAWN");
        assertThat(withdrawn(license, 1)).containsExactly(invite.inviteId());
        assertThat(license.accepted(invite).getFirst().after()).isEqualTo("WITHDRAWN");
        assertThat(license.csv(DANA, BOB).getFirst().outcome()).isEqualTo("ADDED");
    }

    @Test
    void section_4_an_answer_between_the_end_of_a_batch_and_the_telling_of_its_people_changes_nothing() {
        var license = Scene.on(LicenseType.SCHOOL);
        var list = invited(license, ANN);
        var invite = license.invite(ANN);
        Scene.sql("insert into ended_source (license_id, kind, name, stamp) values ('%s', 'BATCH', '%s', %d)"
                .formatted(license.licenseId, list.batchId(), Scene.stamp()));

        assertThat(license.accepted(invite))
                .extracting(Scene.Entry::before, Scene.Entry::after, Scene.Entry::outcome)
                .containsExactly(tuple("INVITED", "INVITED", "ALREADY_INVITED"));
    }

    @Test
    void R14_removing_the_sync_removes_who_was_added_through_it_and_nobody_else() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN, BOB);
        license.joined("unit-b", CAT);
        license.csv(DANA, BOB);

        license.end(SourceEnded.Kind.SYNC, Scene.SYNC.toString());

        assertThat(List.of(license.status(ANN), license.status(BOB), license.status(CAT)))
                .containsExactly("REMOVED", "MEMBER", "REMOVED");
    }

    @Test
    void R14_a_word_of_the_removed_sync_that_arrives_later_is_void() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        var before = license.joinedAt("unit-a", Scene.stamp(), ANN);
        license.end(SourceEnded.Kind.SYNC, Scene.SYNC.toString());

        assertThat(license.answer(before).getFirst().after()).isEqualTo("REMOVED");
        assertThat(license.joined("unit-a", BOB).getFirst().after())
                .as("set up again")
                .isEqualTo("MEMBER");
    }

    @Test
    void section_4_a_deselected_unit_ends_its_grants_alone() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);
        license.joined("unit-b", BOB);

        license.end(SourceEnded.Kind.UNIT, "unit-a");

        assertThat(license.status(ANN)).isEqualTo("REMOVED");
        assertThat(license.status(BOB)).isEqualTo("MEMBER");
    }

    @Test
    void section_4_domain_wide_ended_ends_every_grant_of_that_domain() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo("x.example").deployedTo("y.example");
        license.signUp("x.example", ANN);
        license.signUp("y.example", "yan@y.example");

        license.end(SourceEnded.Kind.DOMAIN, "x.example");

        assertThat(license.status(ANN)).isEqualTo("REMOVED");
        assertThat(license.status("yan@y.example")).isEqualTo("MEMBER");
    }

    @Test
    void R15_a_sync_that_does_not_hold_the_license_adds_and_ends_nothing() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo("x.example");

        assertThat(license.joined("unit-a", ANN).getFirst().rule()).isEqualTo("R15");
        assertThat(license.left("unit-a", LeaveReason.DELETED, ANN).getFirst().outcome())
                .isEqualTo("REFUSED");
    }

    @Test
    void R4_a_sync_adds_nobody_to_a_teacher_license() {
        assertThat(Scene.on(LicenseType.TEACHER)
                        .joined("unit-a", ANN)
                        .getFirst()
                        .rule())
                .isEqualTo("R4");
    }

    @Test
    void R10_what_is_decided_here_is_told_as_a_verdict_and_nothing_is_said_to_google() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);

        license.remove(ANN);

        assertThat(license.status(ANN)).isEqualTo("REMOVED");
        assertThat(Scene.sql("select count(*) from act where license_id = '" + license.licenseId + "'"))
                .as("the joining and the removal, and no act towards the directory")
                .isEqualTo("2");
    }

    @Test
    void section_4_no_seat_left_waiting_with_a_position_and_the_next_free_seat_is_theirs() {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.csv(DANA, ANN);
        assertThat(license.csv(DANA, BOB).getFirst().outcome()).isEqualTo("WAITING");
        assertThat(license.csv(DANA, CAT).getFirst().outcome()).isEqualTo("WAITING");

        license.remove(ANN);

        assertThat(license.status(BOB)).isEqualTo("MEMBER");
        assertThat(license.status(CAT)).isEqualTo("WAITING");
    }

    @Test
    void X18_who_waits_for_an_invite_is_invited_unsent_until_a_seat_frees() {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.csv(DANA, ANN);
        license.csv(PAUL, BOB);
        assertThat(license.status(BOB)).isEqualTo("WAITING");

        license.remove(ANN);

        assertThat(license.invite(BOB).memberId()).isEqualTo(license.member(BOB));
        assertThat(license.status(BOB)).isEqualTo("INVITED");
    }

    @Test
    void R46_no_other_method_makes_an_invite() {
        var license = Scene.on(LicenseType.SCHOOL);

        assertThat(license.key(ANN).getFirst().outcome()).isEqualTo("ADDED");
        assertThat(license.answer(license.enrolled(
                                EnrollmentMethod.LMS, "an assignment", Scene.admin(PAUL), Scene.stamp(), BOB))
                        .getFirst()
                        .outcome())
                .isEqualTo("REFUSED");
    }

    private static void takeOff(Scene license, boolean keepOut) {
        if (keepOut) {
            license.keepOut(ANN);
        } else {
            license.remove(ANN);
        }
    }

    /** Has paul invite them, and gives the list he did it by. */
    private static UserEnrolled invited(Scene license, String... emails) {
        var list = license.enrolled(EnrollmentMethod.EMAIL, null, Scene.admin(PAUL), Scene.stamp(), emails);
        license.answer(list);
        return list;
    }

    /** The invites that were withdrawn, once there are that many messages of it. */
    private static List<UUID> withdrawn(Scene license, int count) {
        return Wire.heard(InviteWithdrawn.class, license.licenseId, count).stream()
                .flatMap(message -> message.people().stream())
                .map(InviteWithdrawn.Invitee::inviteId)
                .toList();
    }
}
