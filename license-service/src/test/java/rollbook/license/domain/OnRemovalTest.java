package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.EnrollmentMethod;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.events.MembershipStatus;
import rollbook.license.domain.MembershipEvent.Excluded;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Offered;
import rollbook.license.domain.MembershipEvent.Removed;

/** What the page says before the click: the removal rows of RULES §4. */
class OnRemovalTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:07:00Z");
    private static final Instant NEXT_RUN = Instant.parse("2026-11-23T10:30:00Z");
    private static final UUID SYNC = new UUID(1, 1);
    private static final Claim SYNC_CLAIM = new Claim(Claim.Kind.OU_SYNC, "", SYNC, NEXT_RUN);
    private static final Claim DOMAIN_CLAIM = new Claim(Claim.Kind.DOMAIN, "x.example", SYNC, null);
    private static final Seats PLENTY = new Seats(null, 5, 0, 0);

    @ParameterizedTest
    @EnumSource(
            value = EnrollmentMethod.class,
            names = {"CSV", "EMAIL", "LINK", "KEY"})
    void section_4_who_was_named_or_redeemed_is_gone_until_added_again(EnrollmentMethod method) {
        assertThat(removal(live(), PLENTY, granted(method)))
                .hasValue(new OnRemoval(false, null, null, false, "Gone until added again."));
    }

    @Test
    void R13_who_is_in_a_picked_unit_comes_back_with_the_next_run() {
        assertThat(removal(live(SYNC_CLAIM), PLENTY, granted(EnrollmentMethod.OU)))
                .hasValue(new OnRemoval(
                        true, EnrollmentMethod.OU, NEXT_RUN, false, "Comes back at 10:30 UTC by the OU sync."));
    }

    @Test
    void R13_a_run_that_is_late_comes_next() {
        var late = new Claim(Claim.Kind.OU_SYNC, "", SYNC, NOW.minusSeconds(60));

        assertThat(removal(live(late), PLENTY, granted(EnrollmentMethod.OU)))
                .map(OnRemoval::sentence)
                .hasValue("Comes back with the next OU sync.");
    }

    @Test
    void R14_a_sync_that_is_gone_or_another_brings_nobody_back() {
        var another = new Claim(Claim.Kind.OU_SYNC, "", new UUID(2, 2), NEXT_RUN);

        for (var license : List.of(live(), live(another))) {
            assertThat(removal(license, PLENTY, granted(EnrollmentMethod.OU)))
                    .map(OnRemoval::comesBack)
                    .hasValue(false);
        }
    }

    @Test
    void R42_who_has_an_address_of_a_deployed_domain_comes_back_with_the_next_scan() {
        assertThat(removal(live(DOMAIN_CLAIM), PLENTY, granted(EnrollmentMethod.DOMAIN)))
                .hasValue(new OnRemoval(
                        true, EnrollmentMethod.DOMAIN, null, false, "Comes back with the next scan of the domain."));
    }

    @Test
    void R42_of_two_domains_the_scan_of_the_one_they_came_by_is_foretold() {
        var another = new Claim(Claim.Kind.DOMAIN, "y.example", SYNC, NOW.plusSeconds(60));
        var theirs = new Claim(Claim.Kind.DOMAIN, "x.example", SYNC, NEXT_RUN);

        assertThat(removal(live(another, theirs), PLENTY, granted(EnrollmentMethod.DOMAIN)))
                .map(OnRemoval::at)
                .hasValue(NEXT_RUN);
    }

    @Test
    void R42_while_nobody_knows_when_their_domain_is_scanned_no_other_domains_time_is_told() {
        var another = new Claim(Claim.Kind.DOMAIN, "y.example", SYNC, NEXT_RUN);

        assertThat(removal(live(another, DOMAIN_CLAIM), PLENTY, granted(EnrollmentMethod.DOMAIN)))
                .map(OnRemoval::sentence)
                .hasValue("Comes back with the next scan of the domain.");
    }

    @Test
    void R42_a_domain_that_is_not_deployed_any_more_brings_nobody_back_whatever_other_is() {
        var another = new Claim(Claim.Kind.DOMAIN, "y.example", SYNC, NEXT_RUN);

        assertThat(removal(live(another), PLENTY, granted(EnrollmentMethod.DOMAIN)))
                .map(OnRemoval::comesBack)
                .hasValue(false);
    }

    @Test
    void X10_who_came_by_an_assignment_comes_back_by_opening_one_again() {
        assertThat(removal(live(), PLENTY, granted(EnrollmentMethod.LMS)))
                .hasValue(new OnRemoval(
                        true, EnrollmentMethod.LMS, null, false, "Comes back when they open an assignment again."));
    }

    @Test
    void X5_what_brings_back_counts_whatever_else_is_behind_them() {
        assertThat(removal(live(SYNC_CLAIM), PLENTY, granted(EnrollmentMethod.CSV), granted(EnrollmentMethod.OU)))
                .map(OnRemoval::by)
                .hasValue(EnrollmentMethod.OU);
    }

    // 5 of the seats are held by members, the removed one among them.
    @ParameterizedTest(name = "{0} seats, {1} waiting: waits {2}")
    @CsvSource(
            nullValues = "-",
            value = {"-, 0, false", "5, 0, false", "5, 1, true", "4, 0, true", "7, 0, false"})
    void section_4_on_a_full_license_they_come_back_last_in_line(@Nullable Integer limit, int waiting, boolean waits) {
        var removal = removal(live(SYNC_CLAIM), new Seats(limit, 5, 0, waiting), granted(EnrollmentMethod.OU));

        assertThat(removal).map(OnRemoval::waits).hasValue(waits);
        assertThat(removal.orElseThrow().sentence())
                .isEqualTo("Comes back at 10:30 UTC by the OU sync"
                        + (waits ? ", but waits for a seat, last in line." : "."));
    }

    @Test
    void section_4_on_a_frozen_license_they_come_back_when_it_lives_again() {
        var frozen = license(LicenseStatus.SUSPENDED, SYNC_CLAIM);

        assertThat(removal(frozen, PLENTY, granted(EnrollmentMethod.OU)))
                .hasValue(new OnRemoval(
                        true,
                        EnrollmentMethod.OU,
                        null,
                        false,
                        "Comes back with the next OU sync once the license is live again."));
    }

    @Test
    void a_pending_invite_is_taken_back() {
        var invited = Membership.NONE.apply(new Offered(word(EnrollmentMethod.EMAIL)));

        assertThat(OnRemoval.of(invited, MembershipStatus.INVITED, live(), PLENTY, NOW))
                .map(OnRemoval::comesBack)
                .hasValue(false);
    }

    @Test
    void who_is_gone_or_kept_out_cannot_be_removed() {
        assertThat(removal(live(SYNC_CLAIM), PLENTY, granted(EnrollmentMethod.OU), new Removed(200)))
                .isEmpty();
        assertThat(removal(live(SYNC_CLAIM), PLENTY, granted(EnrollmentMethod.OU), new Excluded(Authority.ADMIN, 50)))
                .isEmpty();
    }

    @Test
    void R43_an_admins_exclusion_does_not_keep_the_scan_from_bringing_back() {
        assertThat(removal(
                        live(DOMAIN_CLAIM),
                        PLENTY,
                        granted(EnrollmentMethod.DOMAIN),
                        granted(EnrollmentMethod.CSV),
                        new Excluded(Authority.ADMIN, 50)))
                .map(OnRemoval::by)
                .hasValue(EnrollmentMethod.DOMAIN);
    }

    private static Optional<OnRemoval> removal(Terms license, Seats seats, MembershipEvent... said) {
        var membership = Membership.NONE.apply(List.of(said));
        return OnRemoval.of(membership, MembershipStatus.MEMBER, license, seats, NOW);
    }

    private static Granted granted(EnrollmentMethod method) {
        return new Granted(word(method));
    }

    private static Word word(EnrollmentMethod method) {
        var name = method == EnrollmentMethod.DOMAIN ? "x.example" : "a";
        var origin = method == EnrollmentMethod.OU ? SYNC.toString() : null;
        return new Word(GrantSource.of(method, name), origin, 100, new UUID(9, 9), null);
    }

    private static Terms live(Claim... claims) {
        return license(LicenseStatus.LIVE, claims);
    }

    private static Terms license(LicenseStatus status, Claim... claims) {
        return new Terms(LicenseType.SCHOOL, status, InviteSetting.WHEN_NOT_DOMAIN_ADMIN, true, List.of(claims));
    }
}
