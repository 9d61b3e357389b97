package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.EmailAddress;
import rollbook.events.LicenseType;

/** Who runs a license: R49, and never nobody. */
class AdminsTest {
    private static final EmailAddress DANA_AT = EmailAddress.of("dana@school.example");
    private static final EmailAddress PAUL_AT = EmailAddress.of("paul@school.example");
    private static final UUID DANAS_ACCOUNT = new UUID(0, 0xda);
    private static final Admin DANA = new Admin(DANA_AT, null, true);
    private static final Admin PAUL = new Admin(PAUL_AT, null, false);
    private static final License LICENSE = License.create(
            new UUID(0, 9), "Northfield", LicenseType.SCHOOL, Term.UNLIMITED, 20, List.of(DANA, PAUL), Instant.EPOCH);

    @Test
    void an_admin_is_known_by_address_until_their_account_is_seen_and_by_that_alone_from_then_on() {
        var bound = new Admin(DANA_AT, DANAS_ACCOUNT, true);

        assertThat(DANA.is(DANAS_ACCOUNT, DANA_AT)).isTrue();
        assertThat(DANA.is(DANAS_ACCOUNT, PAUL_AT)).isFalse();
        assertThat(bound.is(DANAS_ACCOUNT, PAUL_AT)).isTrue();
        assertThat(bound.is(new UUID(0, 1), DANA_AT)).isFalse();
    }

    @Test
    void R49_an_admin_is_a_domain_admin_or_not_to_the_license() {
        assertThat(DANA.standing()).isEqualTo(Standing.DOMAIN_ADMIN);
        assertThat(PAUL.standing()).isEqualTo(Standing.LICENSE_ADMIN);
    }

    @Test
    void a_stranger_is_no_admin_of_it() {
        assertThat(LICENSE.admin(PAUL_AT)).contains(PAUL);
        assertThat(LICENSE.admin(new UUID(0, 1), PAUL_AT)).contains(PAUL);
        assertThat(LICENSE.admin(EmailAddress.of("eve@school.example"))).isEmpty();
        assertThat(LICENSE.admin(new UUID(0, 1), EmailAddress.of("eve@school.example")))
                .isEmpty();
    }

    @Test
    void naming_an_admin_again_changes_their_status_in_their_place() {
        var demoted = new Admin(DANA_AT, null, false);
        var eve = new Admin(EmailAddress.of("eve@school.example"), null, true);

        assertThat(LICENSE.with(DANA)).isSameAs(LICENSE);
        assertThat(LICENSE.with(demoted).admins()).containsExactly(demoted, PAUL);
        assertThat(LICENSE.with(eve).admins()).containsExactly(DANA, PAUL, eve);
        assertThat(LICENSE.with(eve).revision()).isEqualTo(2);
    }

    @Test
    void a_license_never_loses_its_last_admin() {
        var one = LICENSE.without(DANA_AT).orElseThrow();

        assertThat(one.admins()).containsExactly(PAUL);
        assertThat(one.revision()).isEqualTo(2);
        assertThat(one.without(PAUL_AT)).isEmpty();
        assertThat(one.without(DANA_AT)).containsSame(one);
    }
}
