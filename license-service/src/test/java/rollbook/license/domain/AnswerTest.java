package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.license.domain.Answer.ACCEPTED;
import static rollbook.license.domain.Answer.DECLINED;
import static rollbook.license.domain.Answer.EXPIRED;
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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;
import rollbook.events.SourceEnded.Kind;
import rollbook.license.domain.MembershipEvent.Declined;
import rollbook.license.domain.MembershipEvent.Ended;
import rollbook.license.domain.MembershipEvent.Expired;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.Told.Judged;

/** Invites answered: R50 and the rows of RULES §4 on acceptance. */
class AnswerTest {
    private static final UUID LICENSE = new UUID(1, 1);
    private static final UUID MEMBER = new UUID(2, 2);
    private static final Word OFFER = word(EMAIL, 5);
    private static final UUID INVITE = OFFER.inviteId(LICENSE, MEMBER);
    private static final Membership INVITED = someone(offered(EMAIL, 5));
    private static final List<MembershipEvent> KEPT_OUT = List.of(removed(6), excluded(ADMIN, 6));
    private static final Ended OTHER_ENDED = new Ended(new EndedSource(Kind.BATCH, new UUID(8, 8).toString()), 6);

    @Test
    void R50_who_accepts_is_a_member_with_the_stamp_of_the_offer() {
        var judged = answered(INVITED, ACCEPTED);

        assertThat(judged.verdict()).isEqualTo(Verdict.of(new Granted(OFFER)));
        assertThat(judged.outcome()).isEqualTo(Outcome.ADDED);
        assertThat(judged.is()).isEqualTo(MembershipStatus.MEMBER);
    }

    @Test
    void section_4_who_declines_or_lets_it_run_out_is_not_on_the_license_and_the_status_says_which() {
        assertThat(answered(INVITED, DECLINED).verdict()).isEqualTo(Verdict.of(new Declined(OFFER)));
        assertThat(answered(INVITED, DECLINED).is()).isEqualTo(MembershipStatus.DECLINED);
        assertThat(answered(INVITED, EXPIRED).verdict()).isEqualTo(Verdict.of(new Expired(OFFER)));
        assertThat(answered(INVITED, EXPIRED).is()).isEqualTo(MembershipStatus.EXPIRED);
    }

    @Test
    void section_4_a_removal_after_the_offer_voids_the_acceptance_whichever_arrives_first() {
        var removedFirst = answered(INVITED.apply(removed(6)), ACCEPTED).after();
        var acceptedFirst = answered(INVITED, ACCEPTED).after().apply(removed(6));

        assertThat(removedFirst.entitlement()).isEqualTo(Entitlement.NOTHING);
        assertThat(acceptedFirst.entitlement()).isEqualTo(Entitlement.NOTHING);
        assertThat(removedFirst.absence()).isEqualTo(MembershipStatus.WITHDRAWN);
        assertThat(acceptedFirst.absence()).isEqualTo(MembershipStatus.REMOVED);
    }

    @Test
    void section_4_an_exclusion_after_the_offer_voids_the_acceptance_whichever_arrives_first() {
        var excludedFirst = answered(INVITED.apply(KEPT_OUT), ACCEPTED).after();
        var acceptedFirst = answered(INVITED, ACCEPTED).after().apply(KEPT_OUT);

        for (var kept : List.of(excludedFirst, acceptedFirst)) {
            assertThat(kept.entitlement()).isEqualTo(Entitlement.NOTHING);
            assertThat(kept.absence()).isEqualTo(MembershipStatus.KEPT_OUT);
            assertThat(kept.apply(lifted(ADMIN, 7)).entitlement()).isEqualTo(Entitlement.NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void section_4_an_answer_to_an_invite_that_was_withdrawn_changes_nothing(Answer answer) {
        changesNothing(INVITED.apply(removed(6)), answer, MembershipStatus.WITHDRAWN, Outcome.REMOVED);
        changesNothing(INVITED.apply(removed(5)), answer, MembershipStatus.WITHDRAWN, Outcome.REMOVED); // a tie
        changesNothing(INVITED.apply(ended(6)), answer, MembershipStatus.WITHDRAWN, Outcome.REMOVED);
        changesNothing(INVITED.apply(KEPT_OUT), answer, MembershipStatus.KEPT_OUT, Outcome.KEPT_OUT);
        changesNothing(INVITED.apply(excluded(STAFF, 6)), answer, MembershipStatus.KEPT_OUT, Outcome.KEPT_OUT);
    }

    @ParameterizedTest
    @EnumSource
    void section_4_an_invite_made_since_a_removal_or_of_another_batch_is_answered(Answer answer) {
        for (var before : List.of(INVITED.apply(removed(4)), INVITED.apply(ended(4)), INVITED.apply(OTHER_ENDED))) {
            assertThat(answer.judge(before, LICENSE, MEMBER, INVITE))
                    .isEqualTo(answer.judge(INVITED, LICENSE, MEMBER, INVITE))
                    .isNotEqualTo(Verdict.unchanged());
        }
    }

    @Test
    void an_answer_to_an_invite_nobody_made_changes_nothing() {
        var unknown = word(EMAIL, 6).inviteId(LICENSE, MEMBER);

        for (var answer : Answer.values()) {
            assertThat(answer.judge(INVITED, LICENSE, MEMBER, unknown)).isEqualTo(Verdict.unchanged());
            assertThat(answer.judge(Membership.NONE, LICENSE, MEMBER, INVITE)).isEqualTo(Verdict.unchanged());
        }
    }

    @Test
    void an_answer_counts_for_the_invite_it_names_of_the_person_it_names_on_the_license_it_names() {
        var other = new UUID(3, 3);

        assertThat(ACCEPTED.judge(INVITED, other, MEMBER, INVITE)).isEqualTo(Verdict.unchanged());
        assertThat(ACCEPTED.judge(INVITED, LICENSE, other, INVITE)).isEqualTo(Verdict.unchanged());
    }

    @Test
    void of_two_invites_the_one_named_is_answered() {
        var twice = someone(offered(CSV, 4), offered(EMAIL, 5));

        assertThat(answered(twice, DECLINED).verdict()).isEqualTo(Verdict.of(new Declined(OFFER)));
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource({
        "ACCEPTED, ACCEPTED, MEMBER",
        "ACCEPTED, DECLINED, MEMBER",
        "ACCEPTED, EXPIRED,  MEMBER",
        "DECLINED, ACCEPTED, DECLINED",
        "EXPIRED,  ACCEPTED, EXPIRED",
        "EXPIRED,  DECLINED, EXPIRED",
    })
    void an_invite_is_answered_once(Answer first, Answer second, MembershipStatus is) {
        var again = answered(answered(INVITED, first).after(), second);

        assertThat(again.verdict()).isEqualTo(Verdict.unchanged());
        assertThat(again.is()).isEqualTo(is);
    }

    @ParameterizedTest
    @EnumSource
    void an_invite_another_word_replaced_is_no_longer_answered(Answer answer) {
        var replaced = INVITED.apply(offered(EMAIL, 6));

        assertThat(answered(replaced, answer).verdict()).isEqualTo(Verdict.unchanged());
    }

    @ParameterizedTest
    @EnumSource
    void section_4_whose_invite_an_adder_closed_stays_a_member_whatever_the_answer(Answer answer) {
        var closed = judged(INVITED, new Admission.Admitted(Way.ADDED).judge(INVITED, word(KEY, 6)))
                .after();

        assertThat(answered(closed, answer).verdict()).isEqualTo(Verdict.unchanged());
        assertThat(answered(closed, answer).outcome()).isEqualTo(Outcome.ALREADY_MEMBER);
    }

    @Test
    void who_declines_an_invite_and_has_another_reason_stays() {
        assertThat(answered(someone(offered(EMAIL, 5), granted(KEY, 1)), DECLINED)
                        .is())
                .isEqualTo(MembershipStatus.MEMBER);
    }

    private static void changesNothing(Membership before, Answer answer, MembershipStatus is, Outcome outcome) {
        var judged = answered(before, answer);

        assertThat(judged.verdict()).isEqualTo(Verdict.unchanged());
        assertThat(judged.is()).isEqualTo(is);
        assertThat(judged.outcome()).isEqualTo(outcome);
    }

    private static Ended ended(long stamp) {
        return new Ended(new EndedSource(Kind.BATCH, Told.BATCH.toString()), stamp);
    }

    private static Judged answered(Membership before, Answer answer) {
        return judged(before, answer.judge(before, LICENSE, MEMBER, INVITE));
    }
}
