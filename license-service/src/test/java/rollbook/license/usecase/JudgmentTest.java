package rollbook.license.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.events.SourceEnded.Kind;
import rollbook.license.domain.EndedSource;
import rollbook.license.domain.Grant;
import rollbook.license.domain.GrantSource;
import rollbook.license.domain.Membership;
import rollbook.license.domain.Seats;
import rollbook.license.domain.Word;

/** What is judged in memory, in one transaction. */
class JudgmentTest {
    private static final UUID LICENSE = new UUID(1, 1);

    @Test
    void who_waits_by_a_source_that_ended_and_is_called_before_they_are_told_is_gone_and_the_seat_is_the_next_ones() {
        var gone = waiting(2, "ended", 7);
        var next = waiting(3, "going-on", 8);
        var position = new Ledger.Position(9, new Seats(1, 0, 0, 2));
        var judgment = new Judgment(Map.of(LICENSE, position), Map.of(), Map.of());

        judgment.seat(Said.act(LICENSE, Said.Kind.SEATING, null, Actor.SYSTEM, 20, List.of()), List.of(gone));

        assertThat(judgment.takeChanged())
                .extracting(Memberships.Row::status)
                .containsExactly(MembershipStatus.REMOVED);
        assertThat(judgment.position(LICENSE).seats()).isEqualTo(new Seats(1, 0, 0, 1));
        assertThat(judgment.position(LICENSE).seats().calls()).isOne();

        judgment.seat(Said.act(LICENSE, Said.Kind.SEATING, null, Actor.SYSTEM, 20, List.of()), List.of(next));

        assertThat(judgment.takeChanged()).extracting(Memberships.Row::status).containsExactly(MembershipStatus.MEMBER);
        assertThat(judgment.position(LICENSE).seats()).isEqualTo(new Seats(1, 1, 0, 0));
    }

    /** Somebody who waits by a sync of that unit, on a license one unit of which has ended. */
    private static Memberships.Row waiting(long person, String unit, long turn) {
        var source = new GrantSource(EnrollmentMethod.OU, unit);
        var grant = new Grant(Grant.State.GRANTED, new Word(source, "sync", 5, new UUID(0, 5), null));
        var over = Map.of(new EndedSource(Kind.UNIT, "ended"), 6L);
        return new Memberships.Row(
                new Memberships.Key(LICENSE, new UUID(0, person)),
                "somebody@school.example",
                Membership.of(List.of(grant), 0, Map.of(), over),
                MembershipStatus.WAITING,
                turn);
    }
}
