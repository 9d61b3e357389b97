package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.PAUL;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbook.events.InviteClosed;
import rollbook.events.LicenseType;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.kit.testing.RealParts;

/** Section 4 of the rules, the row of the expired or suspended license: nobody joins, nobody leaves by a sync. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FrozenIT {
    private static final String ANN = "ann@x.example";
    private static final String BOB = "bob@x.example";

    /** The two ways a license freezes, and how each ends. */
    enum Frost {
        SUSPENDED {
            @Override
            void begin(Scene license) {
                Acts.suspend(license.licenseId);
            }

            @Override
            void end(Scene license) {
                Acts.resume(license.licenseId);
            }
        },
        EXPIRED {
            @Override
            void begin(Scene license) {
                Acts.renew(license.licenseId, Instant.now().minusSeconds(1), 0)
                        .then()
                        .statusCode(200);
            }

            @Override
            void end(Scene license) {
                Acts.renew(license.licenseId, Instant.now().plusSeconds(86_400), 0)
                        .then()
                        .statusCode(200);
            }
        };

        abstract void begin(Scene license);

        abstract void end(Scene license);
    }

    @ParameterizedTest
    @EnumSource(Frost.class)
    void section_4_frozen_who_is_named_or_redeems_is_refused_as_license_not_live(Frost frost) {
        var license = Scene.on(LicenseType.SCHOOL);
        frost.begin(license);

        var answers = List.of(license.csv(DANA, ANN), license.email(PAUL, ANN), license.key(ANN));

        assertThat(answers).allSatisfy(people -> {
            assertThat(people.getFirst().outcome()).isEqualTo("REFUSED");
            assertThat(people.getFirst().rule()).isEqualTo("§4");
        });
        frost.end(license);
        assertThat(license.status(ANN)).as("nothing of it was kept").isEqualTo("NONE");
        assertThat(license.csv(DANA, ANN).getFirst().outcome()).isEqualTo("ADDED");
    }

    @ParameterizedTest
    @EnumSource(Frost.class)
    void section_4_frozen_nobody_joins_or_leaves_by_a_sync_and_the_next_run_after_renewal_counts(Frost frost) {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", ANN);
        frost.begin(license);

        assertThat(license.left("unit-a", LeaveReason.LEFT_UNIT, ANN).getFirst().outcome())
                .isEqualTo("REFUSED");
        assertThat(license.joined("unit-a", BOB).getFirst().outcome()).isEqualTo("REFUSED");
        assertThat(license.status(ANN)).isEqualTo("MEMBER");

        frost.end(license);
        assertThat(license.status(ANN)).isEqualTo("MEMBER");
        assertThat(license.left("unit-a", LeaveReason.LEFT_UNIT, ANN).getFirst().after())
                .isEqualTo("REMOVED");
        assertThat(license.joined("unit-a", BOB).getFirst().after()).isEqualTo("MEMBER");
    }

    @ParameterizedTest
    @EnumSource(Frost.class)
    void section_4_frozen_a_sign_up_is_kept_and_judged_again_on_renewal(Frost frost) {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo("x.example");
        frost.begin(license);

        assertThat(license.signUp("x.example", ANN).getFirst().outcome()).isEqualTo("REFUSED");
        assertThat(license.status(ANN)).isEqualTo("NONE");

        frost.end(license);
        comes(license, ANN, "MEMBER");
    }

    @ParameterizedTest
    @EnumSource(Frost.class)
    void section_4_frozen_a_launch_is_kept_and_judged_again_on_renewal(Frost frost) {
        var license = Scene.on(LicenseType.TEACHER);
        frost.begin(license);

        assertThat(license.opened(ANN).getFirst().rule()).isEqualTo("§4");

        frost.end(license);
        Scene.await(
                () -> license.entries("a.kind = 'FACT' and l.outcome = 'ADDED'").size() == 1);
    }

    @ParameterizedTest
    @EnumSource(Frost.class)
    void section_4_frozen_an_acceptance_is_kept_and_counts_on_renewal(Frost frost) {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN);
        var invite = license.invite(ANN);
        frost.begin(license);

        assertThat(license.accepted(invite).getFirst().outcome()).isEqualTo("REFUSED");
        assertThat(license.status(ANN)).isEqualTo("INVITED");

        frost.end(license);
        comes(license, ANN, "MEMBER");
    }

    @ParameterizedTest
    @EnumSource(Frost.class)
    void section_4_frozen_who_says_no_to_an_invite_frees_the_seat(Frost frost) {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.email(PAUL, ANN, BOB);
        var invite = license.invite(ANN);
        frost.begin(license);

        assertThat(license.closed(invite, InviteClosed.Reason.DECLINED)
                        .getFirst()
                        .after())
                .isEqualTo("DECLINED");
        assertThat(license.status(BOB)).isEqualTo("INVITED");
    }

    @ParameterizedTest
    @EnumSource(Frost.class)
    void section_4_frozen_no_invite_runs_out_and_its_seat_is_held_until_it_does_after_renewal(Frost frost) {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.email(PAUL, ANN, BOB);
        var invite = license.invite(ANN);
        frost.begin(license);

        assertThat(license.closed(invite, InviteClosed.Reason.EXPIRED))
                .extracting(Scene.Entry::before, Scene.Entry::after, Scene.Entry::outcome, Scene.Entry::rule)
                .containsExactly(tuple("INVITED", "INVITED", "REFUSED", "§4"));
        assertThat(license.status(BOB)).isEqualTo("WAITING");
        assertThat(Scene.sql("select 1 from kept_fact where license_id = '" + license.licenseId + "'"))
                .as("invite-service says it again")
                .isNull();

        frost.end(license);
        assertThat(license.status(ANN)).isEqualTo("INVITED");
        assertThat(license.closed(invite, InviteClosed.Reason.EXPIRED))
                .extracting(Scene.Entry::after)
                .containsExactly("EXPIRED");
        assertThat(license.status(BOB)).isEqualTo("INVITED");
    }

    @ParameterizedTest
    @EnumSource(Frost.class)
    void section_4_frozen_an_invite_that_runs_out_after_it_was_answered_or_withdrawn_changes_nothing(Frost frost) {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN, BOB);
        license.accepted(license.invite(BOB));
        frost.begin(license);
        license.remove(ANN);

        var answers = List.of(
                license.closed(license.invite(ANN), InviteClosed.Reason.EXPIRED).getFirst(),
                license.closed(license.invite(BOB), InviteClosed.Reason.EXPIRED).getFirst());

        assertThat(answers).extracting(Scene.Entry::after).containsExactly("WITHDRAWN", "MEMBER");
        assertThat(answers).extracting(Scene.Entry::outcome).containsExactly("REMOVED", "ALREADY_MEMBER");
    }

    @ParameterizedTest
    @EnumSource(Frost.class)
    void section_4_frozen_removal_by_hand_works_and_voids_what_was_kept_before_it(Frost frost) {
        var license = Scene.on(LicenseType.SCHOOL);
        license.email(PAUL, ANN);
        license.email(DANA, BOB);
        var invite = license.invite(ANN);
        frost.begin(license);
        license.accepted(invite);

        license.remove(ANN, BOB);

        assertThat(license.status(BOB)).isEqualTo("REMOVED");
        frost.end(license);
        Scene.await(() -> Scene.sql("select 1 from kept_fact where license_id = '" + license.licenseId + "'") == null);
        assertThat(license.status(ANN)).isEqualTo("WITHDRAWN");
    }

    @Test
    void section_4_frozen_again_before_it_was_judged_what_is_kept_stays_kept() {
        var license = Scene.on(LicenseType.DISTRICT).deployedTo("x.example");
        Frost.SUSPENDED.begin(license);
        license.signUp("x.example", ANN);
        Frost.EXPIRED.begin(license);
        Frost.SUSPENDED.end(license);

        assertThat(Scene.sql("select count(*) from kept_fact where license_id = '" + license.licenseId + "'"))
                .isEqualTo("1");
        Frost.EXPIRED.end(license);
        comes(license, ANN, "MEMBER");
    }

    private static void comes(Scene license, String email, String status) {
        Scene.await(() -> license.status(email).equals(status));
        assertThat(license.status(email)).isEqualTo(status);
    }
}
