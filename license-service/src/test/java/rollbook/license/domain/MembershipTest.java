package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.EMAIL;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.license.domain.Authority.ADMIN;
import static rollbook.license.domain.Told.excluded;
import static rollbook.license.domain.Told.granted;
import static rollbook.license.domain.Told.offered;
import static rollbook.license.domain.Told.removed;
import static rollbook.license.domain.Told.someone;
import static rollbook.license.domain.Told.withdrawn;
import static rollbook.license.domain.Told.word;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.events.SourceEnded.Kind;
import rollbook.license.domain.Grant.State;
import rollbook.license.domain.MembershipEvent.Declined;
import rollbook.license.domain.MembershipEvent.Ended;
import rollbook.license.domain.MembershipEvent.Expired;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Offered;

/** What was said of one person, and what that entitles to. */
class MembershipTest {

    @Test
    void nobody_is_on_a_license_of_whom_nothing_was_said() {
        assertThat(Membership.NONE.entitlement()).isEqualTo(Entitlement.NOTHING);
        assertThat(Membership.NONE.absence()).isEqualTo(MembershipStatus.NONE);
    }

    @Test
    void a_grant_entitles() {
        assertThat(someone(granted(EMAIL, 1)).entitlement()).isEqualTo(Entitlement.ENTITLED);
    }

    @Test
    void R21_an_invite_entitles_to_nothing_yet() {
        assertThat(someone(offered(EMAIL, 1)).entitlement()).isEqualTo(Entitlement.OFFERED);
    }

    @Test
    void a_grant_beats_an_invite_of_another_source() {
        assertThat(someone(granted(EMAIL, 1), offered(CSV, 2)).entitlement()).isEqualTo(Entitlement.ENTITLED);
    }

    @Test
    void a_member_stays_while_one_of_two_grants_is_live() {
        var one = someone(granted(EMAIL, 1), granted(KEY, 2), withdrawn(EMAIL, 3));
        var none = one.apply(withdrawn(KEY, 4));

        assertThat(one.entitlement()).isEqualTo(Entitlement.ENTITLED);
        assertThat(none.entitlement()).isEqualTo(Entitlement.NOTHING);
        assertThat(none.absence()).isEqualTo(MembershipStatus.REMOVED);
    }

    @Test
    void a_removal_voids_every_source_until_somebody_is_named_again() {
        var gone = someone(granted(EMAIL, 1), granted(CSV, 2), removed(3));

        assertThat(gone.entitlement()).isEqualTo(Entitlement.NOTHING);
        assertThat(gone.absence()).isEqualTo(MembershipStatus.REMOVED);
        assertThat(gone.live(State.GRANTED)).isEmpty();
        assertThat(gone.apply(granted(EMAIL, 4)).entitlement()).isEqualTo(Entitlement.ENTITLED);
    }

    @Test
    void a_removal_wins_a_tie() {
        assertThat(someone(granted(EMAIL, 5), removed(5)).entitlement()).isEqualTo(Entitlement.NOTHING);
        assertThat(someone(removed(5), granted(EMAIL, 5)).entitlement()).isEqualTo(Entitlement.NOTHING);
    }

    @Test
    void of_two_removals_the_later_one_counts() {
        assertThat(someone(removed(5), removed(3)).removedAt()).isEqualTo(5);
        assertThat(someone(removed(3), removed(5)).removedAt()).isEqualTo(5);
    }

    @Test
    void an_older_word_never_replaces_a_later_one_of_its_source() {
        assertThat(someone(granted(EMAIL, 5), offered(EMAIL, 4)).entitlement()).isEqualTo(Entitlement.ENTITLED);
    }

    @Test
    void two_words_of_one_source_with_one_stamp_go_by_event_id_as_the_database_orders_them() {
        said_in_either_order_the_later_counts(new UUID(1, 0), new UUID(-1, 0)); // ffff…: the highest, unsigned
        said_in_either_order_the_later_counts(new UUID(1, 1), new UUID(1, -1));
        said_in_either_order_the_later_counts(new UUID(1, -1), new UUID(2, 0));
    }

    private static void said_in_either_order_the_later_counts(UUID low, UUID high) {
        var granted = new Granted(new Word(GrantSource.of(EMAIL), null, 5, high, null));
        var offered = new Offered(new Word(GrantSource.of(EMAIL), null, 5, low, null));

        assertThat(someone(granted, offered).entitlement()).isEqualTo(Entitlement.ENTITLED);
        assertThat(someone(offered, granted).entitlement()).isEqualTo(Entitlement.ENTITLED);
    }

    @Test
    void a_person_has_one_grant_by_csv_or_email_and_one_of_each_domain() {
        assertThat(GrantSource.of(EMAIL, "a batch")).isEqualTo(GrantSource.of(EMAIL, null));
        assertThat(GrantSource.of(EnrollmentMethod.DOMAIN, "x.example"))
                .isNotEqualTo(GrantSource.of(EnrollmentMethod.DOMAIN, "y.example"));
        assertThat(GrantSource.of(EnrollmentMethod.OU, null)).isEqualTo(GrantSource.of(EnrollmentMethod.OU));
    }

    @Test
    void what_was_stored_is_the_same_membership_again() {
        var source = new EndedSource(Kind.BATCH, "b");
        var membership =
                someone(granted(EMAIL, 1), offered(CSV, 2), removed(1), excluded(ADMIN, 3), new Ended(source, 4));

        assertThat(Membership.of(
                        membership.grants().values(),
                        membership.removedAt(),
                        membership.exclusions(),
                        membership.ended()))
                .isEqualTo(membership);
    }

    @Test
    void live_grants_come_longest_standing_first() {
        assertThat(someone(granted(KEY, 3), granted(EMAIL, 2), granted(CSV, 9)).live(State.GRANTED))
                .extracting(grant -> grant.word().source().method())
                .containsExactly(EMAIL, KEY, CSV);
    }

    @Test
    void a_pending_invite_is_about_the_offer_that_counts_and_stands_longest() {
        var twice = someone(offered(EMAIL, 3), offered(CSV, 2), granted(KEY, 1));

        assertThat(twice.offer()).contains(word(CSV, 2));
        assertThat(twice.apply(removed(2)).offer()).contains(word(EMAIL, 3));
        assertThat(someone(granted(KEY, 1), new Declined(word(EMAIL, 2))).offer())
                .isEmpty();
    }

    @Test
    void of_whom_nothing_counts_any_more_a_pending_invite_is_about_the_last_offer() {
        var over = new Ended(new EndedSource(Kind.BATCH, Told.BATCH.toString()), 4);

        assertThat(someone(offered(CSV, 2), offered(EMAIL, 3), granted(KEY, 4), over)
                        .offer())
                .contains(word(EMAIL, 3));
    }

    // How somebody stands who has nothing coming: section 4, "the status says which".

    @Test
    void section_4_an_invite_that_is_void_was_withdrawn() {
        assertThat(someone(offered(EMAIL, 1), removed(2)).absence()).isEqualTo(MembershipStatus.WITHDRAWN);
    }

    @Test
    void section_4_what_was_said_last_decides_how_the_absent_stand() {
        var declined = someone(withdrawn(CSV, 1), offered(EMAIL, 2), new Declined(word(EMAIL, 2)));

        assertThat(declined.absence()).isEqualTo(MembershipStatus.DECLINED);
        assertThat(declined.apply(List.of(offered(CSV, 3), new Expired(word(CSV, 3))))
                        .absence())
                .isEqualTo(MembershipStatus.EXPIRED);
        assertThat(declined.apply(withdrawn(CSV, 3)).absence()).isEqualTo(MembershipStatus.REMOVED);
    }

    @Test
    void who_was_removed_before_anything_was_said_of_them_was_removed() {
        assertThat(someone(removed(1)).absence()).isEqualTo(MembershipStatus.REMOVED);
    }
}
