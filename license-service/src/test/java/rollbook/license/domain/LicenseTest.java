package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.license.domain.Told.domain;
import static rollbook.license.domain.Told.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.EmailAddress;
import rollbook.events.InviteSetting;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;

class LicenseTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final EmailAddress DANA_AT = EmailAddress.of("dana@school.example");
    private static final EmailAddress PAUL_AT = EmailAddress.of("paul@school.example");
    private static final Admin DANA = new Admin(DANA_AT, null, true);
    private static final Admin PAUL = new Admin(PAUL_AT, null, false);
    private static final License LICENSE = create(LicenseType.SCHOOL, Term.UNLIMITED);

    @ParameterizedTest
    @EnumSource
    void R26_R52_a_license_begins_live_with_the_usual_settings_of_its_type(LicenseType type) {
        var license = create(type, Term.UNLIMITED);

        assertThat(license.revision()).isOne();
        assertThat(license.isLive()).isTrue();
        assertThat(license.settings())
                .isEqualTo(new Settings(InviteSetting.WHEN_NOT_DOMAIN_ADMIN, type == LicenseType.TEACHER));
        assertThat(license.claims()).isEmpty();
    }

    @Test
    void a_license_created_for_a_time_that_is_over_is_not_live() {
        var over = create(LicenseType.SCHOOL, new Term(NOW.minusSeconds(1), 0, false));

        assertThat(over.status()).isEqualTo(LicenseStatus.EXPIRED);
        assertThat(over.isLive()).isFalse();
    }

    @Test
    void what_decides_who_comes_onto_it_is_its_own() {
        var license = LICENSE.with(new Settings(InviteSetting.OFF, true)).withClaims(List.of(sync(Told.SYNC)));

        assertThat(license.terms())
                .isEqualTo(new Terms(
                        LicenseType.SCHOOL, LicenseStatus.LIVE, InviteSetting.OFF, true, List.of(sync(Told.SYNC))));
    }

    @Test
    void R39_its_email_domains_are_those_it_is_deployed_to_in_their_order() {
        var license = LICENSE.withClaims(List.of(domain("b.example"), sync(Told.SYNC), domain("a.example")));

        assertThat(license.emailDomains()).containsExactly("a.example", "b.example");
        assertThat(LICENSE.emailDomains()).isEmpty();
    }

    @Test
    void each_change_is_a_revision_of_its_own_and_changes_nothing_else() {
        var seats = LICENSE.withSeats(30);
        var settings = seats.with(new Settings(InviteSetting.ALWAYS, true));
        var term = settings.with(new Term(NOW, 0, false), NOW);
        var claims = term.withClaims(List.of(domain("a.example")));

        assertThat(seats.seats()).isEqualTo(30);
        assertThat(seats.withSeats(null).seats()).isNull();
        assertThat(settings.settings().inviteSetting()).isEqualTo(InviteSetting.ALWAYS);
        assertThat(term.status()).isEqualTo(LicenseStatus.EXPIRED);
        assertThat(claims.emailDomains()).containsExactly("a.example");
        assertThat(claims)
                .extracting(License::revision, License::seats, License::settings, License::term, License::admins)
                .containsExactly(5L, 30, settings.settings(), term.term(), LICENSE.admins());
    }

    @Test
    void renewal_and_resumption_make_it_live_again() {
        var frozen = LICENSE.with(new Term(NOW, 0, true), NOW);

        assertThat(frozen.status()).isEqualTo(LicenseStatus.SUSPENDED);
        assertThat(frozen.with(new Term(NOW.plus(Duration.ofDays(1)), 0, false), NOW)
                        .isLive())
                .isTrue();
    }

    @Test
    void what_is_read_with_it_is_no_change() {
        var joined = LICENSE.joined(List.of(domain("a.example")), List.of(DANA));

        assertThat(joined.revision()).isEqualTo(LICENSE.revision());
        assertThat(joined.emailDomains()).containsExactly("a.example");
        assertThat(joined.admins()).containsExactly(DANA);
    }

    private static License create(LicenseType type, Term term) {
        return License.create(new UUID(0, 9), "Northfield", type, term, 20, List.of(DANA, PAUL), NOW);
    }
}
