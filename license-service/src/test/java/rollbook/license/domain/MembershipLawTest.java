package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The law of the fold (DESIGN §2), tried on a thousand histories, each the same in every run. */
class MembershipLawTest {
    private static final long HISTORIES = 1_000;

    @Test
    void any_order_and_any_repetition_gives_the_same_membership() {
        seeds(seed -> {
            var history = new Histories(seed).next();
            var shuffled = new ArrayList<>(history);
            shuffled.addAll(history);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(fold(shuffled)).as("%d: %s", seed, history).isEqualTo(fold(history));
        });
    }

    @Test
    void whatever_arrives_late_makes_the_same_membership_wherever_the_history_was_cut() {
        seeds(seed -> {
            var history = new Histories(seed).next();
            for (var cut = 0; cut <= history.size(); cut++) {
                var early = stored(fold(history.subList(0, cut)));
                var late = stored(fold(history.subList(cut, history.size())));

                assertThat(early.apply(history.subList(cut, history.size())))
                        .as("%d: %s", seed, history)
                        .isEqualTo(late.apply(history.subList(0, cut)))
                        .isEqualTo(fold(history));
            }
        });
    }

    @Test
    void what_changes_nothing_the_second_time_changes_nothing_ever_after() {
        seeds(seed -> {
            var history = new Histories(seed).next();
            var membership = fold(history);

            assertThat(history)
                    .as("%d", seed)
                    .allSatisfy(event -> assertThat(membership.apply(event)).isEqualTo(membership));
        });
    }

    @Test
    void a_plain_look_at_the_whole_history_says_the_same() {
        seeds(seed -> {
            var history = new Histories(seed).next();
            var byTheBook = new MembershipByTheBook(history);

            assertThat(fold(history).entitlement()).as("%d: %s", seed, history).isEqualTo(byTheBook.entitlement());
            assertThat(fold(history).absence()).as("%d: %s", seed, history).isEqualTo(byTheBook.absence());
        });
    }

    @Test
    void two_people_who_are_one_are_what_was_said_of_both_whoever_is_named_first() {
        seeds(seed -> {
            var histories = new Histories(seed);
            var one = histories.next();
            var other = histories.next();
            var merged = fold(one).merge(fold(other));
            var both = fold(Stream.of(one, other).flatMap(List::stream).toList());

            assertThat(merged)
                    .as("%d: %s and %s", seed, one, other)
                    .isEqualTo(fold(other).merge(fold(one)));
            assertThat(merged.grants()).isEqualTo(both.grants());
            assertThat(merged.removedAt()).isEqualTo(both.removedAt());
            assertThat(merged.ended()).isEqualTo(both.ended());
            for (var authority : Authority.values()) {
                assertThat(merged.isKeptOut(authority))
                        .isEqualTo(fold(one).isKeptOut(authority) || fold(other).isKeptOut(authority));
            }
        });
    }

    @Test
    void whoever_is_merged_with_themselves_or_with_nobody_is_who_they_were() {
        seeds(seed -> {
            var someone = fold(new Histories(seed).next());

            assertThat(someone.merge(someone)).isEqualTo(someone);
            assertThat(someone.merge(Membership.NONE)).isEqualTo(someone);
            assertThat(Membership.NONE.merge(someone)).isEqualTo(someone);
        });
    }

    @Test
    void three_people_who_are_one_are_so_in_any_order() {
        seeds(seed -> {
            var histories = new Histories(seed);
            var one = fold(histories.next());
            var two = fold(histories.next());
            var three = fold(histories.next());

            assertThat(one.merge(two).merge(three)).isEqualTo(one.merge(two.merge(three)));
        });
    }

    private static void seeds(LongConsumer law) {
        LongStream.range(0, HISTORIES).forEach(law);
    }

    private static Membership fold(List<MembershipEvent> history) {
        return Membership.NONE.apply(history);
    }

    private static Membership stored(Membership membership) {
        return Membership.of(
                membership.grants().values(), membership.removedAt(), membership.exclusions(), membership.ended());
    }
}
