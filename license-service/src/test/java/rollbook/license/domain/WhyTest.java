package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.MembershipEvent.Declined;
import rollbook.license.domain.MembershipEvent.Excluded;
import rollbook.license.domain.MembershipEvent.Expired;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Removed;
import rollbook.license.domain.MembershipEvent.Withdrawn;

class WhyTest {
    private static final long NOON = Instant.parse("2026-11-23T12:00:00Z").getEpochSecond() * 1_000_000;
    private static final UUID BY_DANA = new UUID(1, 1);
    private static final UUID BY_THE_SYNC = new UUID(2, 2);
    private static final UUID BY_THEMSELVES = new UUID(3, 3);
    private static final Actor DANA = new Actor(new UUID(7, 7), "dana@x.example", Actor.Role.LICENSE_ADMIN);
    private static final Actor STAFF = new Actor(new UUID(8, 8), "sam@rollbook.example", Actor.Role.STAFF);

    private final Why why = new Why(
            Map.of(
                    BY_DANA,
                    DANA,
                    BY_THE_SYNC,
                    Actor.SYSTEM,
                    BY_THEMSELVES,
                    new Actor(new UUID(9, 9), "ann@x.example", Actor.Role.USER)),
            Map.of(NOON + 5, DANA, NOON + 6, STAFF));

    @Test
    void names_the_first_reason_with_who_gave_it_and_then_the_others() {
        assertThat(sentence(MembershipStatus.MEMBER, csv(), sync()))
                .isEqualTo("Added by CSV by dana@x.example; also by OU sync.");
        assertThat(sentence(MembershipStatus.MEMBER, new Granted(word(EnrollmentMethod.KEY, 1, BY_THEMSELVES))))
                .isEqualTo("Added by the license key by themselves.");
    }

    @Test
    void says_the_place_of_who_waits() {
        var membership = Membership.NONE.apply(csv());

        assertThat(why.sentence(membership, MembershipStatus.WAITING, 3))
                .isEqualTo("Waiting for a seat, number 3 in line. Added by CSV by dana@x.example.");
    }

    @Test
    void says_what_became_of_an_invite() {
        var word = word(EnrollmentMethod.EMAIL, 1, BY_DANA);

        assertThat(sentence(MembershipStatus.INVITED, new Offered(word)))
                .isEqualTo("Invited by email list by dana@x.example; not answered yet.");
        assertThat(sentence(MembershipStatus.DECLINED, new Declined(word)))
                .isEqualTo("Declined the invite by email list by dana@x.example.");
        assertThat(sentence(MembershipStatus.EXPIRED, new Expired(word)))
                .isEqualTo("Did not answer the invite by email list by dana@x.example in time.");
        assertThat(sentence(MembershipStatus.WITHDRAWN, new Offered(word), new Removed(NOON + 5)))
                .isEqualTo("The invite by email list by dana@x.example was taken back.");
    }

    @Test
    void tells_a_removal_by_hand_from_a_last_reason_that_ended() {
        assertThat(sentence(MembershipStatus.REMOVED, csv(), new Removed(NOON + 5)))
                .isEqualTo("Removed by dana@x.example.");
        assertThat(sentence(MembershipStatus.REMOVED, sync(), new Withdrawn(word(EnrollmentMethod.OU, 3, BY_THE_SYNC))))
                .isEqualTo("No reason is left: OU sync was the last.");
    }

    @Test
    void a_moment_is_told_as_one_for_its_day_is_another_one_elsewhere() {
        var membership = Membership.NONE.apply(List.of(csv(), sync()));

        assertThat(why.because(membership, MembershipStatus.MEMBER))
                .isEqualTo(new Because(
                        Because.Kind.ADDED,
                        EnrollmentMethod.CSV,
                        List.of(EnrollmentMethod.OU),
                        Instant.parse("2026-11-23T12:00:00.000001Z"),
                        DANA));
        assertThat(why.because(Membership.NONE.apply(List.of(csv(), new Removed(NOON + 5))), MembershipStatus.REMOVED))
                .isEqualTo(new Because(
                        Because.Kind.REMOVED, null, List.of(), Instant.parse("2026-11-23T12:00:00.000005Z"), DANA));
    }

    @Test
    void names_who_keeps_somebody_out_staff_first() {
        assertThat(sentence(
                        MembershipStatus.KEPT_OUT,
                        csv(),
                        new Removed(NOON + 5),
                        new Excluded(Authority.ADMIN, NOON + 5)))
                .isEqualTo("Removed and kept out by dana@x.example.");
        assertThat(sentence(
                        MembershipStatus.KEPT_OUT,
                        new Excluded(Authority.ADMIN, NOON + 5),
                        new Excluded(Authority.STAFF, NOON + 6)))
                .isEqualTo("Removed and kept out by our staff.");
    }

    private String sentence(MembershipStatus status, MembershipEvent... said) {
        return why.sentence(Membership.NONE.apply(List.of(said)), status, null);
    }

    private static Granted csv() {
        return new Granted(word(EnrollmentMethod.CSV, 1, BY_DANA));
    }

    private static Granted sync() {
        return new Granted(word(EnrollmentMethod.OU, 2, BY_THE_SYNC));
    }

    private static Word word(EnrollmentMethod method, int after, UUID eventId) {
        return new Word(GrantSource.of(method, "a"), null, NOON + after, eventId, null);
    }
}
