package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static rollbook.license.Api.DANA;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.UserEnrolled;
import rollbook.events.UserWithdrawn;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** Somebody joins by the license link of a Teacher license (R32, R33), and what stands in the way of it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LinkFactsIT {
    private static final String ANN = "ann@x.example";
    private static final String BOB = "bob@x.example";

    private Scene license = Scene.of(new UUID(0, 0));

    @BeforeEach
    void create() {
        license = Scene.on(LicenseType.TEACHER);
    }

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    @Test
    void R33_whoever_redeems_the_link_is_a_member() {
        assertThat(license.answer(redeemed(ANN)))
                .extracting(Scene.Entry::outcome, Scene.Entry::after)
                .containsExactly(tuple("ADDED", "MEMBER"));
    }

    @Test
    void R32_on_another_license_nobody_joins_by_a_link() {
        var school = Scene.on(LicenseType.SCHOOL);

        assertThat(school.answer(school.enrolled(EnrollmentMethod.LINK, "1", Scene.user(ANN), Scene.stamp(), ANN)))
                .extracting(Scene.Entry::outcome, Scene.Entry::rule)
                .containsExactly(tuple("REFUSED", "R32"));
    }

    @Test
    void section_4_on_a_frozen_license_it_is_refused_and_not_kept() {
        Acts.suspend(license.licenseId);

        assertThat(license.answer(redeemed(ANN)))
                .extracting(Scene.Entry::outcome, Scene.Entry::rule)
                .containsExactly(tuple("REFUSED", "§4"));
        Acts.resume(license.licenseId);
        assertThat(license.status(ANN)).isEqualTo("NONE");
        assertThat(license.answer(redeemed(ANN)).getFirst().outcome()).isEqualTo("ADDED");
    }

    @Test
    void X18_with_no_seat_left_they_wait_and_the_next_seat_is_theirs() {
        license.seats(1);
        license.answer(redeemed(ANN));

        assertThat(license.answer(redeemed(BOB)))
                .extracting(Scene.Entry::outcome, Scene.Entry::after)
                .containsExactly(tuple("WAITING", "WAITING"));
        license.remove(ANN);
        assertThat(license.status(BOB)).isEqualTo("MEMBER");
    }

    @Test
    void section_4_whoever_is_kept_out_is_refused_as_such() {
        license.answer(redeemed(ANN));
        license.keepOut(ANN);

        assertThat(license.answer(redeemed(ANN)))
                .extracting(Scene.Entry::outcome, Scene.Entry::after)
                .containsExactly(tuple("KEPT_OUT", "KEPT_OUT"));
    }

    @Test
    void a_join_by_link_undone_ends_it_and_no_reason_by_key() {
        license.answer(redeemed(ANN));
        license.answer(redeemed(BOB));
        license.key(BOB);

        assertThat(license.answer(undone(ANN, BOB)))
                .extracting(Scene.Entry::outcome, Scene.Entry::after)
                .containsExactly(tuple("REMOVED", "REMOVED"), tuple("ALREADY_MEMBER", "MEMBER"));
    }

    private UserEnrolled redeemed(String email) {
        return license.enrolled(EnrollmentMethod.LINK, "1", Scene.user(email), Scene.stamp(), email);
    }

    private UserWithdrawn undone(String first, String second) {
        return new UserWithdrawn(
                license.licenseId,
                EnrollmentMethod.LINK,
                null,
                UUID.randomUUID(),
                Scene.admin(DANA),
                Scene.stamp(),
                List.of(
                        new UserWithdrawn.Person(1, first, Tokens.account(first)),
                        new UserWithdrawn.Person(2, second, Tokens.account(second))));
    }
}
