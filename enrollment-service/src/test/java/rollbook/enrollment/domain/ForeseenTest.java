package rollbook.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.Outcome;

/** When the admin who saw a plan has to look again (X30). */
class ForeseenTest {

    @ParameterizedTest
    @EnumSource
    void X30_what_comes_as_shown_stops_nothing(Outcome outcome) {
        assertThat(misled(outcome)).doesNotContain(outcome);
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "KEPT_OUT", "REFUSED", "FAILED", "REMOVED"})
    void X30_whoever_would_wait_or_be_turned_away_unseen_stops_it(Outcome now) {
        assertThat(misled(now)).isEqualTo(EnumSet.complementOf(EnumSet.of(now)));
    }

    @ParameterizedTest
    @EnumSource(names = {"ADDED", "INVITED"})
    void X30_added_instead_of_invited_and_the_other_way_about_stops_it(Outcome now) {
        assertThat(misled(now)).containsExactly(now == Outcome.ADDED ? Outcome.INVITED : Outcome.ADDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ALREADY_MEMBER", "ALREADY_INVITED", "REASON_ADDED"})
    void X30_whoever_is_on_the_license_by_now_stops_nothing(Outcome now) {
        assertThat(misled(now)).isEmpty();
    }

    /** What a plan may have shown of somebody who comes to that now, so that its admin was misled. */
    private static Set<Outcome> misled(Outcome now) {
        var shown = EnumSet.allOf(Outcome.class);
        shown.removeIf(outcome -> !new Foreseen(outcome, null, null, null)
                .misleadsAbout(new Foreseen(now, "§4", "Whatever the sentence.", "whatever-the-name")));
        return shown;
    }
}
