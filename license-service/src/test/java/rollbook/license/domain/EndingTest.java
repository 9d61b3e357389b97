package rollbook.license.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbook.events.EnrollmentMethod.CSV;
import static rollbook.events.EnrollmentMethod.KEY;
import static rollbook.events.EnrollmentMethod.OU;
import static rollbook.license.domain.Told.excluded;
import static rollbook.license.domain.Told.granted;
import static rollbook.license.domain.Told.live;
import static rollbook.license.domain.Told.offered;
import static rollbook.license.domain.Told.removed;
import static rollbook.license.domain.Told.someone;
import static rollbook.license.domain.Told.terms;
import static rollbook.license.domain.Told.word;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseStatus;
import rollbook.events.LicenseType;
import rollbook.events.SourceEnded.Kind;
import rollbook.license.domain.MembershipEvent.Ended;
import rollbook.license.domain.MembershipEvent.Granted;
import rollbook.license.domain.MembershipEvent.Withdrawn;

/** The end of units and syncs as it would be said of somebody. */
class EndingTest {
    private static final GrantSource A = new GrantSource(OU, "a");
    private static final GrantSource B = new GrantSource(OU, "b");
    private static final MembershipEvent BY_A = new Granted(word(A, "sync", 5));
    private static final MembershipEvent BY_B = new Granted(word(B, "sync", 5));
    private static final Admission OPEN = Admission.byPlannedSync(live(LicenseType.SCHOOL));

    private final Ending unit = ending(new EndedSource(Kind.UNIT, "a"));
    private final Ending sync = ending(new EndedSource(Kind.SYNC, "sync"));

    @Test
    void R14_the_end_of_a_sync_concerns_whoever_any_of_its_units_vouches_for() {
        assertThat(sync.concerns(someone(BY_A))).isTrue();
        assertThat(sync.concerns(someone(BY_B))).isTrue();
        assertThat(unit.concerns(someone(BY_B))).isFalse();
        assertThat(sync.concerns(someone(granted(CSV, 5)))).isFalse();
    }

    @Test
    void section_4_it_concerns_whoever_is_kept_out_and_not_whoever_was_removed_or_told_of_the_end() {
        assertThat(unit.concerns(someone(BY_A, excluded(Authority.ADMIN, 4)))).isTrue();
        assertThat(unit.concerns(someone(BY_A, removed(6)))).isFalse();
        assertThat(unit.concerns(someone(BY_A, new Ended(new EndedSource(Kind.SYNC, "sync"), 6))))
                .isFalse();
        assertThat(unit.concerns(someone(BY_A, new Withdrawn(word(A, "sync", 6)))))
                .isFalse();
    }

    @Test
    void R9_of_one_person_the_grants_by_it_alone_are_taken_back() {
        var both = someone(BY_A, BY_B, granted(KEY, 5));

        var after = both.apply(unit.of(both, OPEN).events());

        assertThat(after.isVouchedForBy(A)).isFalse();
        assertThat(after.isVouchedForBy(B)).isTrue();
        assertThat(both.apply(sync.of(both, OPEN).events()).isVouchedForBy(B)).isFalse();
    }

    @Test
    void section_4_on_a_frozen_license_a_run_takes_nothing_back_and_the_end_of_a_source_does() {
        var frozen = Admission.byPlannedSync(terms(LicenseType.SCHOOL, LicenseStatus.SUSPENDED));
        var ann = someone(BY_A);

        assertThat(unit.of(ann, frozen)).isEqualTo(Verdict.refused(RefusalReason.LICENSE_NOT_LIVE));
        assertThat(ann.apply(unit.whole().events()).entitlement()).isEqualTo(Entitlement.NOTHING);
    }

    @Test
    void X5_the_reasons_are_the_live_methods_once_each_the_longest_standing_first() {
        assertThat(Ending.reasons(someone(BY_A, BY_B, granted(CSV, 3), offered(KEY, 1))))
                .containsExactly(CSV, OU, KEY);
        assertThat(Ending.reasons(someone(BY_A, removed(6)))).isEmpty();
    }

    private static Ending ending(EndedSource source) {
        return new Ending(Set.of(source), 10, new UUID(9, 9));
    }
}
