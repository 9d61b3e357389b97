package rollbook.invite.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.Outcome;

/** What answers an invite takes, and what license-service's word makes of them (R50, RULES §4). */
class InviteTest {
    private static final Instant END = Instant.parse("2026-12-25T10:00:00Z");

    @ParameterizedTest(name = "{1} to a {0} one")
    @CsvSource({
        "PENDING,    ACCEPT,  Given,    CONFIRMING",
        "PENDING,    DECLINE, Given,    DECLINED",
        "CONFIRMING, ACCEPT,  Repeated, CONFIRMING",
        "CONFIRMING, DECLINE, TooLate,  CONFIRMING",
        "ACCEPTED,   ACCEPT,  Repeated, ACCEPTED",
        "ACCEPTED,   DECLINE, TooLate,  ACCEPTED",
        "DECLINED,   ACCEPT,  TooLate,  DECLINED",
        "DECLINED,   DECLINE, Repeated, DECLINED",
        "EXPIRED,    ACCEPT,  TooLate,  EXPIRED",
        "EXPIRED,    DECLINE, TooLate,  EXPIRED",
        "WITHDRAWN,  ACCEPT,  TooLate,  WITHDRAWN",
        "WITHDRAWN,  DECLINE, TooLate,  WITHDRAWN",
    })
    void R50_an_answer_counts_once_and_for_a_pending_invite(
            InviteState before, Reply reply, String what, InviteState is) {
        var answered = invite(before, false).answer(reply, END.minusNanos(1));

        assertThat(answered).hasToString(what + "[state=" + is + "]");
    }

    @ParameterizedTest
    @EnumSource
    void X17_the_very_moment_it_runs_out_no_answer_counts_unless_its_time_stands_still(Reply reply) {
        assertThat(invite(InviteState.PENDING, false).answer(reply, END))
                .isEqualTo(new Answering.TooLate(InviteState.EXPIRED));
        assertThat(invite(InviteState.PENDING, true).answer(reply, END)).isInstanceOf(Answering.Given.class);
    }

    @ParameterizedTest(name = "{0}, then {2} and {1}")
    @CsvSource({
        "CONFIRMING, MEMBER,    ADDED,          ACCEPTED,   false",
        "CONFIRMING, MEMBER,    ALREADY_MEMBER, WITHDRAWN,  false",
        "CONFIRMING, MEMBER,    REASON_ADDED,   WITHDRAWN,  false",
        "CONFIRMING, WAITING,   WAITING,        WITHDRAWN,  false",
        "CONFIRMING, NONE,      REFUSED,        CONFIRMING, true",
        "CONFIRMING, INVITED,   REFUSED,        CONFIRMING, true",
        "CONFIRMING, INVITED,   ALREADY_INVITED, WITHDRAWN, false",
        "CONFIRMING, WITHDRAWN, REMOVED,        WITHDRAWN,  false",
        "CONFIRMING, KEPT_OUT,  KEPT_OUT,       WITHDRAWN,  false",
        "CONFIRMING, NONE,      FAILED,         PENDING,    false",
        "EXPIRED,    EXPIRED,   REMOVED,        EXPIRED,    false",
        "EXPIRED,    INVITED,   REFUSED,        PENDING,    false",
        "EXPIRED,    MEMBER,    ALREADY_MEMBER, EXPIRED,    false",
        "EXPIRED,    NONE,      FAILED,         PENDING,    false",
        "DECLINED,   DECLINED,  REMOVED,        DECLINED,   false",
        "DECLINED,   MEMBER,    ALREADY_MEMBER, DECLINED,   false",
        "DECLINED,   NONE,      FAILED,         PENDING,    false",
        "WITHDRAWN,  WITHDRAWN, REMOVED,        WITHDRAWN,  false",
        "WITHDRAWN,  MEMBER,    ALREADY_MEMBER, WITHDRAWN,  false",
        "WITHDRAWN,  MEMBER,    ADDED,          ACCEPTED,   false",
        "WITHDRAWN,  NONE,      FAILED,         WITHDRAWN,  false",
    })
    void license_services_word_on_an_answer_makes_of_it(
            InviteState answered, MembershipStatus after, Outcome outcome, InviteState is, boolean kept) {
        var concluded = invite(answered, false).concluded(verdict(after, outcome));

        assertThat(concluded).isEqualTo(new Invite.Concluded(is, kept));
    }

    @ParameterizedTest(name = "{0}, then {2} and {1}")
    @CsvSource({
        "CONFIRMING, MEMBER,    ADDED,          ACCEPTED,   false",
        "WITHDRAWN,  MEMBER,    ADDED,          ACCEPTED,   false",
        "CONFIRMING, MEMBER,    ALREADY_MEMBER, WITHDRAWN,  false",
        "CONFIRMING, INVITED,   ALREADY_INVITED, CONFIRMING, true",
        "WITHDRAWN,  INVITED,   ALREADY_INVITED, WITHDRAWN,  true",
        "CONFIRMING, REMOVED,   REMOVED,        WITHDRAWN,  false",
        "CONFIRMING, WITHDRAWN, REMOVED,        WITHDRAWN,  false",
        "CONFIRMING, KEPT_OUT,  KEPT_OUT,       WITHDRAWN,  false",
    })
    void section_4_an_acceptance_kept_while_the_license_was_frozen_becomes(
            InviteState before, MembershipStatus after, Outcome outcome, InviteState is, boolean kept) {
        assertThat(invite(before, false).resumed(verdict(after, outcome))).isEqualTo(new Invite.Concluded(is, kept));
    }

    @Test
    void an_open_invite_is_one_of_which_something_is_still_to_come() {
        assertThat(InviteState.values())
                .filteredOn(InviteState::isOpen)
                .containsExactly(InviteState.PENDING, InviteState.CONFIRMING);
    }

    private static Invite invite(InviteState state, boolean frozen) {
        return new Invite(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), state, END, frozen, null);
    }

    private static MembershipChanged.Person verdict(MembershipStatus after, Outcome outcome) {
        return new MembershipChanged.Person(
                new UUID(0, 3), null, "ann@x.example", MembershipStatus.INVITED, after, null, outcome, null, null);
    }
}
