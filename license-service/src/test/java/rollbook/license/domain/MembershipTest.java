package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.license.domain.Told.granted;
import static rollbook.license.domain.Told.offered;
import static rollbook.license.domain.Told.removed;
import static rollbook.license.domain.Told.someone;
import static rollbook.license.domain.Told.word;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.Grant.State;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Removed;
import rollbook.license.domain.MembershipEvent.Withdrawn;

class MembershipTest {

    @Test
    void nobody_is_on_a_license_of_whom_nothing_was_said() {
        assertThat(Membership.NONE.status()).isEqualTo(MembershipStatus.NONE);
    }

    @Test
    void a_grant_makes_a_member() {
        assertThat(someone(granted(EMAIL, 1)).status()).isEqualTo(MembershipStatus.MEMBER);
    }

    @Test
    void R21_an_invite_makes_no_member() {
        assertThat(someone(offered(EMAIL, 1)).status()).isEqualTo(MembershipStatus.INVITED);
    }

    @Test
    void a_grant_beats_an_invite_of_another_source() {
        assertThat(someone(granted(EMAIL, 1), offered(CSV, 2)).status()).isEqualTo(MembershipStatus.MEMBER);
    }

    @Test
    void a_member_stays_while_one_of_two_grants_is_live() {
        var both = someone(granted(EMAIL, 1), granted(KEY, 2));

        var after = both.apply(new Withdrawn(word(EMAIL, 3)));

        assertThat(after.status()).isEqualTo(MembershipStatus.MEMBER);
        assertThat(after.apply(new Withdrawn(word(KEY, 4))).status()).isEqualTo(MembershipStatus.REMOVED);
    }

    @Test
    void a_removal_voids_every_source_until_somebody_is_named_again() {
        var gone = someone(granted(EMAIL, 1), offered(CSV, 2), removed(3));

        assertThat(gone.status()).isEqualTo(MembershipStatus.REMOVED);
        assertThat(gone.live(State.GRANTED)).isEmpty();
        assertThat(gone.apply(granted(EMAIL, 4)).status()).isEqualTo(MembershipStatus.MEMBER);
    }

    @Test
    void a_removal_wins_a_tie() {
        assertThat(someone(granted(EMAIL, 5), removed(5)).status()).isEqualTo(MembershipStatus.REMOVED);
        assertThat(someone(removed(5), granted(EMAIL, 5)).status()).isEqualTo(MembershipStatus.REMOVED);
    }

    @Test
    void an_older_word_never_replaces_a_later_one_of_its_source() {
        assertThat(someone(granted(EMAIL, 5), offered(EMAIL, 4)).status()).isEqualTo(MembershipStatus.MEMBER);
    }

    @Test
    void two_words_of_one_source_with_one_stamp_go_by_event_id_as_the_database_orders_them() {
        var low = new Word(GrantSource.of(EMAIL), 5, new UUID(1, 0), null);
        var high = new Word(GrantSource.of(EMAIL), 5, new UUID(-1, 0), null); // ffff…: the highest, unsigned

        assertThat(someone(new Granted(high), new Offered(low)).status()).isEqualTo(MembershipStatus.MEMBER);
        assertThat(someone(new Offered(low), new Granted(high)).status()).isEqualTo(MembershipStatus.MEMBER);
    }

    @Test
    void a_person_has_one_grant_by_csv_or_email_and_one_of_each_domain() {
        assertThat(GrantSource.of(EMAIL, "a batch")).isEqualTo(GrantSource.of(EMAIL, null));
        assertThat(GrantSource.of(EnrollmentMethod.DOMAIN, "x.example"))
                .isNotEqualTo(GrantSource.of(EnrollmentMethod.DOMAIN, "y.example"));
    }

    @Test
    void what_was_stored_is_the_same_membership_again() {
        var membership = someone(granted(EMAIL, 1), offered(CSV, 2), removed(1));

        assertThat(Membership.of(membership.grants().values(), membership.removedAt()))
                .isEqualTo(membership);
    }

    @Test
    void live_grants_come_longest_standing_first() {
        assertThat(someone(granted(KEY, 3), granted(EMAIL, 2), granted(CSV, 9)).live(State.GRANTED))
                .extracting(grant -> grant.word().source().method())
                .containsExactly(EMAIL, KEY, CSV);
    }

    @RepeatedTest(500)
    void any_order_and_any_repetition_gives_the_same_membership(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var history = history(random);
        var shuffled = new ArrayList<>(history);
        shuffled.addAll(history);
        Collections.shuffle(shuffled, random);

        var membership = Membership.NONE.apply(shuffled);

        assertThat(membership).isEqualTo(Membership.NONE.apply(history));
    }

    /** Up to 20 events among four stamps and three sources, so that ties are the rule and not the exception. */
    private static List<MembershipEvent> history(Random random) {
        var events = new ArrayList<MembershipEvent>();
        var length = random.nextInt(1, 21);
        while (events.size() < length) {
            var method = List.of(EMAIL, CSV, EnrollmentMethod.DOMAIN).get(random.nextInt(3));
            var source = new GrantSource(method, method == EnrollmentMethod.DOMAIN ? "d" + random.nextInt(2) : "");
            var stamp = random.nextLong(1, 5);
            var word = new Word(source, stamp, new UUID(random.nextLong(), random.nextLong()), null);
            events.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new Granted(word);
                        case 1 -> new Offered(word);
                        case 2 -> new Withdrawn(word);
                        default -> new Removed(stamp);
                    });
        }
        return events;
    }
}
