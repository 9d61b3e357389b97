package rollbook.ousync.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.Outcome;
import rollbook.ousync.usecase.Plans.Effect;
import rollbook.ousync.usecase.Plans.Line;

/** Which change since a plan was shown stops its commit (X30). */
class PlanLineTest {

    @ParameterizedTest
    @CsvSource({
        "ADDED,          ADDED,          false",
        "ADDED,          WAITING,        true",
        "ADDED,          KEPT_OUT,       true",
        "ADDED,          REFUSED,        true",
        "ADDED,          ALREADY_MEMBER, false",
        "ADDED,          REASON_ADDED,   false",
        "WAITING,        WAITING,        false",
        "WAITING,        ADDED,          false",
        "WAITING,        KEPT_OUT,       true",
        "KEPT_OUT,       KEPT_OUT,       false",
        "KEPT_OUT,       ADDED,          false",
        "REFUSED,        REFUSED,        false",
        "REASON_ADDED,   WAITING,        true",
        "ALREADY_MEMBER, REMOVED,        true",
        "REMOVED,        REMOVED,        false",
        "REMOVED,        ALREADY_MEMBER, false",
    })
    void X30_whoever_fares_worse_than_shown_stops_a_plan(Outcome shown, Outcome now, boolean misleads) {
        var line = new Line(1, "unit", "google", "ann@x.example", Effect.ADD, shown, null, null, List.of());

        assertThat(line.misleadsAbout(now)).isEqualTo(misleads);
    }
}
