package rollbook.lms.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.lms.domain.AssignmentState.CHOOSE;
import static rollbook.lms.domain.AssignmentState.MAKER_NOT_ON_LICENSE;
import static rollbook.lms.domain.AssignmentState.NO_LICENSE;
import static rollbook.lms.domain.AssignmentState.SETTLED;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseStatus;
import rollbook.lms.domain.Settlement.MakersLicense;

/** For which license an assignment is (X26, X27). */
class SettlementTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    @Test
    void X27_of_a_connection_with_a_license_it_is_that_one_whatever_else_its_maker_is_on() {
        assertThat(Settlement.of(ONE, List.of(live(TWO), live(ONE)))).isEqualTo(new Settlement(SETTLED, ONE));
    }

    @Test
    void X26_whose_maker_is_not_on_it_enrolls_nobody() {
        assertThat(Settlement.of(ONE, List.of(live(TWO)))).isEqualTo(new Settlement(MAKER_NOT_ON_LICENSE, null));
    }

    @Test
    void R26_a_license_whose_method_is_off_may_have_it_switched_on_later() {
        assertThat(Settlement.of(ONE, List.of(license(ONE, false, LicenseStatus.LIVE))))
                .isEqualTo(new Settlement(SETTLED, ONE));
    }

    @Test
    void X27_else_it_is_its_makers_one_live_license_with_the_method_on() {
        var licenses = List.of(
                license(new UUID(0, 3), false, LicenseStatus.LIVE),
                live(TWO),
                license(new UUID(0, 4), true, LicenseStatus.EXPIRED));

        assertThat(Settlement.of(null, licenses)).isEqualTo(new Settlement(SETTLED, TWO));
    }

    @Test
    void X27_several_are_for_its_maker_to_choose_from_and_none_enrolls_nobody() {
        assertThat(Settlement.of(null, List.of(live(ONE), live(TWO)))).isEqualTo(new Settlement(CHOOSE, null));
        assertThat(Settlement.of(null, List.of())).isEqualTo(new Settlement(NO_LICENSE, null));
    }

    private static MakersLicense live(UUID id) {
        return license(id, true, LicenseStatus.LIVE);
    }

    private static MakersLicense license(UUID id, boolean isOn, LicenseStatus status) {
        return new MakersLicense(id, "Northfield", isOn, status);
    }
}
