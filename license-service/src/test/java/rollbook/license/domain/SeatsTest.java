package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.license.domain.Told.granted;
import static rollbook.license.domain.Told.offered;
import static rollbook.license.domain.Told.removed;
import static rollbook.license.domain.Told.someone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.MembershipStatus;

/** Who holds a seat and who waits: RULES §4, X17, X18. */
class SeatsTest {
    private static final Membership ENTITLED = someone(granted(EMAIL, 1));
    private static final Membership OFFERED = someone(offered(EMAIL, 1));
    private static final Membership GONE = someone(granted(EMAIL, 1), removed(2));
    private static final Seats ENDLESS = new Seats(null, 5, 5, 0);
    private static final Seats FULL = new Seats(10, 6, 4, 0);
    private static final Seats LAST_FREE = new Seats(10, 6, 3, 0);
    private static final Seats OTHERS_WAIT = new Seats(10, 6, 3, 1);
    private static final Seats LOWERED = new Seats(3, 6, 4, 0);

    @Test
    void X18_where_seats_are_unlimited_everybody_has_one() {
        assertThat(ENDLESS.free()).isEqualTo(Integer.MAX_VALUE);
        assertThat(ENDLESS.place(MembershipStatus.NONE, ENTITLED)).isEqualTo(MembershipStatus.MEMBER);
        assertThat(ENDLESS.place(MembershipStatus.NONE, OFFERED)).isEqualTo(MembershipStatus.INVITED);
        assertThat(new Seats(null, 0, 0, 3).calls()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"MEMBER, ENTITLED", "INVITED, OFFERED"})
    void the_last_free_seat_is_taken(MembershipStatus seated, Entitlement entitlement) {
        assertThat(Seats.seated(entitlement)).isEqualTo(seated);
        assertThat(LAST_FREE.place(MembershipStatus.REMOVED, of(entitlement))).isEqualTo(seated);
    }

    @ParameterizedTest
    @EnumSource(names = {"ENTITLED", "OFFERED"})
    void section_4_with_no_seat_left_who_would_be_added_or_invited_waits(Entitlement entitlement) {
        assertThat(FULL.place(MembershipStatus.NONE, of(entitlement))).isEqualTo(MembershipStatus.WAITING);
        assertThat(LOWERED.place(MembershipStatus.NONE, of(entitlement))).isEqualTo(MembershipStatus.WAITING);
    }

    @Test
    void nobody_overtakes_those_who_wait() {
        assertThat(OTHERS_WAIT.place(MembershipStatus.NONE, ENTITLED)).isEqualTo(MembershipStatus.WAITING);
    }

    @Test
    void who_waits_goes_on_waiting_until_their_turn_comes() {
        assertThat(OTHERS_WAIT.place(MembershipStatus.WAITING, ENTITLED)).isEqualTo(MembershipStatus.WAITING);
        assertThat(OTHERS_WAIT.place(MembershipStatus.WAITING, OFFERED)).isEqualTo(MembershipStatus.WAITING);
    }

    @ParameterizedTest(name = "{0}, now {1}: {2}")
    @CsvSource({
        "MEMBER,  ENTITLED, MEMBER",
        "INVITED, ENTITLED, MEMBER",
        "INVITED, OFFERED,  INVITED",
        "MEMBER,  OFFERED,  INVITED",
    })
    void section_4_who_is_seated_keeps_the_seat_however_full_it_is(
            MembershipStatus before, Entitlement now, MembershipStatus after) {
        assertThat(FULL.place(before, of(now))).isEqualTo(after);
        assertThat(LOWERED.place(before, of(now))).isEqualTo(after);
        assertThat(OTHERS_WAIT.place(before, of(now))).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMBER", "INVITED", "WAITING", "NONE"})
    void who_has_nothing_coming_gives_up_the_seat_or_the_turn(MembershipStatus before) {
        assertThat(LAST_FREE.place(before, GONE)).isEqualTo(MembershipStatus.REMOVED);
        assertThat(LAST_FREE.place(before, Membership.NONE)).isEqualTo(MembershipStatus.NONE);
    }

    @Test
    void whose_turn_it_is_gets_the_seat_or_is_gone_if_all_they_came_by_has_ended_meanwhile() {
        assertThat(Seats.called(ENTITLED)).isEqualTo(MembershipStatus.MEMBER);
        assertThat(Seats.called(OFFERED)).isEqualTo(MembershipStatus.INVITED);
        assertThat(Seats.called(GONE)).isEqualTo(MembershipStatus.REMOVED);
    }

    @Test
    void nothing_is_no_reason_to_be_seated() {
        assertThatIllegalArgumentException().isThrownBy(() -> Seats.seated(Entitlement.NOTHING));
    }

    @ParameterizedTest(name = "{1} + {2} of {0} held, {3} wait: {4} free, {5} called")
    @CsvSource({
        "10, 6, 3, 0, 1, 0",
        "10, 6, 2, 1, 2, 1",
        "10, 6, 2, 5, 2, 2",
        "10, 6, 4, 5, 0, 0",
        " 3, 6, 4, 5, 0, 0",
    })
    void who_waits_is_called_while_a_seat_is_free(
            int limit, int members, int invited, int waiting, int free, int called) {
        var seats = new Seats(limit, members, invited, waiting);

        assertThat(seats.taken()).isEqualTo(members + invited);
        assertThat(seats.free()).isEqualTo(free);
        assertThat(seats.calls()).isEqualTo(called);
    }

    @ParameterizedTest(name = "{0} → {1}: {2} members, {3} invited, {4} waiting")
    @CsvSource({
        "NONE,    MEMBER,    7, 4, 2",
        "NONE,    INVITED,   6, 5, 2",
        "NONE,    WAITING,   6, 4, 3",
        "INVITED, MEMBER,    7, 3, 2",
        "WAITING, MEMBER,    7, 4, 1",
        "WAITING, INVITED,   6, 5, 1",
        "MEMBER,  REMOVED,   5, 4, 2",
        "MEMBER,  KEPT_OUT,  5, 4, 2",
        "INVITED, DECLINED,  6, 3, 2",
        "INVITED, EXPIRED,   6, 3, 2",
        "INVITED, WITHDRAWN, 6, 3, 2",
        "WAITING, REMOVED,   6, 4, 1",
        "MEMBER,  MEMBER,    6, 4, 2",
        "WAITING, WAITING,   6, 4, 2",
        "NONE,    REMOVED,   6, 4, 2",
    })
    void each_change_of_a_status_is_counted(
            MembershipStatus before, MembershipStatus after, int members, int invited, int waiting) {
        assertThat(new Seats(10, 6, 4, 2).moved(before, after)).isEqualTo(new Seats(10, members, invited, waiting));
    }

    @Test
    void section_4_lowering_unseats_nobody_and_raising_calls_those_who_wait() {
        var full = new Seats(10, 6, 4, 5);

        assertThat(full.of(3)).isEqualTo(new Seats(3, 6, 4, 5));
        assertThat(full.of(12).calls()).isEqualTo(2);
        assertThat(full.of(null).calls()).isEqualTo(5);
    }

    @ParameterizedTest(name = "{1} of {0} seats: {2} percent {3}")
    @CsvSource({
        "100, 74, 75, false",
        "100, 75, 75, true",
        "100, 99, 100, false",
        "100, 100, 100, true",
        "3, 2, 75, false",
        "3, 3, 75, true",
        "2, 10, 100, true",
        "30000000, 1000, 75, false",
        "30000000, 22499999, 75, false",
        "30000000, 22500000, 75, true",
        ", 1000, 75, false",
    })
    void an_alert_is_due_from_so_many_percent_on(Integer limit, int members, int percent, boolean passed) {
        assertThat(new Seats(limit, members - 1, 1, 0).passed(percent)).isEqualTo(passed);
    }

    private static Membership of(Entitlement entitlement) {
        return switch (entitlement) {
            case ENTITLED -> ENTITLED;
            case OFFERED -> OFFERED;
            case NOTHING -> GONE;
        };
    }
}
