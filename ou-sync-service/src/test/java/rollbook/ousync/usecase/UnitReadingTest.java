package rollbook.ousync.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.ousync.domain.DirectoryUser.Standing;

/** Who is absent, whatever numbers their grants have. */
class UnitReadingTest {
    private static final long SEED = 5;

    private final UnitReading reading = new UnitReading();

    @Test
    void R9_who_was_vouched_for_and_is_not_found_is_absent_and_nobody_else() {
        var random = new Random(SEED);
        var found = new ArrayList<Long>();
        var lost = new ArrayList<Long>();
        for (var no = 1L; no < 1L << 40; no += 1 + (random.nextInt(50) == 0 ? random.nextLong(1L << 31) : 0)) {
            reading.vouches(no);
            (random.nextInt(3) == 0 ? lost : found).add(no);
        }

        found.forEach(no -> reading.found(Standing.ACTIVE, no));

        assertThat(reading.absent().boxed()).isEqualTo(lost);
        assertThat(reading.vouched()).isEqualTo(found.size() + lost.size());
    }

    @Test
    void whoever_joined_since_it_began_is_not_absent_and_takes_nobodys_place() {
        List.of(64L, 66L, 1_000L).forEach(reading::vouches);

        LongStream.of(-1, 0, 2, 63, 65, 128, 999, 1_001).forEach(no -> reading.found(Standing.ACTIVE, no));

        assertThat(reading.absent().boxed()).containsExactly(64L, 66L, 1_000L);
    }

    @Test
    void R11_X6_it_says_of_each_why_they_are_absent() {
        LongStream.rangeClosed(1, 4).forEach(reading::vouches);

        reading.found(Standing.SUSPENDED, 1);
        reading.found(Standing.ARCHIVED, 2);
        reading.isDeleted(3);

        assertThat(reading.absent().mapToObj(reading::reason))
                .containsExactly(
                        LeaveReason.SUSPENDED, LeaveReason.ARCHIVED, LeaveReason.DELETED, LeaveReason.LEFT_UNIT);
    }
}
