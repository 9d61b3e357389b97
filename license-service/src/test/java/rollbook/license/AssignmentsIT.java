package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.PAUL;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.AssignmentCreated;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.events.LicenseType;
import rollbook.events.MembershipChanged;
import rollbook.events.MembershipStatus;
import rollbook.events.OuMembershipChanged;
import rollbook.events.OuMembershipChanged.Joined;
import rollbook.events.Outcome;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.license.Scene.Entry;

/** Assignments made and opened: who comes onto the license, by whose word, and how often that is written (R26–R31, X10, X26). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AssignmentsIT {
    private static final String CANVAS = "https://canvas.example";
    private static final String SCHOOLOGY = "https://schoology.example";
    private static final String GOOGLE = LmsUser.GOOGLE;
    private static final String FIRST = "assignment-1";
    private static final int MANY = 1_000;

    private final String run = UUID.randomUUID().toString();
    private final String ann = email("ann");
    private final String bea = email("bea");
    private final String tom = email("tom");

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    @ParameterizedTest
    @ValueSource(strings = {DANA, PAUL})
    void R29_who_opens_an_assignment_of_an_admin_is_a_member_with_no_invite(String maker) {
        var license = lms(LicenseType.SCHOOL);

        assertThat(license.openedOf(maker, ann)).extracting(Entry::outcome).containsExactly("ADDED");
        assertThat(license.status(ann)).isEqualTo("MEMBER");
    }

    @Test
    void R31_an_assignment_that_is_made_adds_nobody() {
        var license = lms(LicenseType.SCHOOL);

        Wire.say(new AssignmentCreated(license.licenseId, FIRST, Scene.lms(DANA), "Fractions", Scene.stamp()));
        license.opened(ann);

        assertThat(number("select seq from license where id = '%s'", license)).isOne();
        assertThat(number("select members from license where id = '%s'", license))
                .isOne();
    }

    @Test
    void X26_a_platform_nobody_confirmed_makes_nobody_an_admin_by_asserting_their_address() {
        var license = lms(LicenseType.SCHOOL);

        refused(license, Scene.lms(DANA), false);
        assertThat(license.answer(license.opening(FIRST, Scene.lms(DANA), learner("s1", null), true)))
                .extracting(Entry::outcome)
                .containsExactly("ADDED");
    }

    @Test
    void X26_nor_a_member() {
        var license = lms(LicenseType.SCHOOL);
        license.csv(DANA, tom);
        var maker = user(CANVAS, "t1", tom);

        refused(license, maker, false);
        assertThat(license.answer(license.opening(FIRST, maker, learner("s1", null), true)))
                .extracting(Entry::outcome)
                .containsExactly("ADDED");
    }

    @Test
    void X26_in_a_domain_of_the_license_the_makers_address_counts_and_in_no_other() {
        var license = lms(LicenseType.DISTRICT).deployedTo("northfield.example");
        license.csv(DANA, tom);

        assertThat(license.answer(license.opening(FIRST, Scene.lms(DANA), learner("s1", null), false)))
                .extracting(Entry::outcome)
                .containsExactly("ADDED");
        refused(license, user(CANVAS, "t1", tom), false);
    }

    @Test
    void X26_a_member_known_by_the_lms_is_the_maker_whatever_address_it_asserts() {
        var license = lms(LicenseType.SCHOOL);
        var teacher = user(CANVAS, "t1", null);
        license.answer(license.opening(FIRST, Scene.lms(DANA), teacher, true));

        assertThat(license.answer(license.opening("assignment-2", user(CANVAS, "t1", bea), learner("s1", null), false)))
                .extracting(Entry::outcome)
                .containsExactly("ADDED");
        refused(license, user(CANVAS, "t2", null), true);
        refused(license, user(SCHOOLOGY, "t1", null), true);
    }

    @Test
    void X26_a_member_under_the_address_is_the_maker_though_the_lms_knew_them_as_another_before() {
        var elsewhere = lms(LicenseType.SCHOOL);
        elsewhere.answer(elsewhere.opening(FIRST, Scene.lms(DANA), user(CANVAS, "t1", null), true));
        var license = lms(LicenseType.SCHOOL);
        license.csv(DANA, tom);

        assertThat(license.answer(license.opening(FIRST, user(CANVAS, "t1", tom), learner("s1", null), true)))
                .extracting(Entry::outcome)
                .containsExactly("ADDED");
    }

    @Test
    void X10_a_maker_who_is_no_member_any_more_when_it_is_opened_adds_nobody() {
        var license = lms(LicenseType.SCHOOL);
        license.csv(DANA, tom);
        license.openedOf(tom, ann);

        license.remove(tom);

        refused(license, Scene.lms(tom), true);
        assertThat(license.status(ann)).as("who came before stays").isEqualTo("MEMBER");
    }

    @Test
    void X10_opened_again_after_a_removal_by_hand_adds_again_unless_they_are_kept_out() {
        var license = lms(LicenseType.SCHOOL);
        license.opened(ann);

        license.remove(ann);
        assertThat(license.opened(ann)).extracting(Entry::outcome).containsExactly("ADDED");
        license.keepOut(ann);

        assertThat(license.opened(ann)).extracting(Entry::outcome).containsExactly("KEPT_OUT");
        assertThat(license.opened(ann)).extracting(Entry::outcome).containsExactly("KEPT_OUT");
        assertThat(number("select members from license where id = '%s'", license))
                .isZero();
    }

    @Test
    void R27_switched_off_nobody_more_comes_and_the_reason_is_said() {
        var license = lms(LicenseType.SCHOOL);
        license.opened(ann);

        Scene.sql("update license set lms = false where id = '" + license.licenseId + "'");

        var refused = license.told(license.opening(FIRST, Scene.lms(DANA), learner("s1", bea), true));
        assertThat(refused.rule()).isEqualTo("R26");
        assertThat(refused.detail()).contains("off on this license");
        assertThat(license.opened(ann)).extracting(Entry::rule).containsExactly("R26");
        assertThat(license.status(ann)).isEqualTo("MEMBER");
    }

    @Test
    void X10_a_thousand_deliveries_of_one_opening_are_one_seat_and_one_entry_and_each_is_answered() {
        var license = lms(LicenseType.SCHOOL).seats(1);
        var student = learner("s1", ann);

        IntStream.range(0, MANY).forEach(_ -> Wire.say(license.opening(FIRST, Scene.lms(DANA), student, true)));

        var answers = Wire.heard(MembershipChanged.class, license.licenseId, MANY);
        assertThat(answers).extracting(MembershipChanged::factId).doesNotHaveDuplicates();
        assertThat(answers).extracting(MembershipChanged::seq).containsOnly(1L);
        assertThat(answers)
                .extracting(answer -> answer.people().getFirst().outcome())
                .startsWith(Outcome.ADDED)
                .containsOnlyOnce(Outcome.ADDED)
                .containsOnly(Outcome.ADDED, Outcome.ALREADY_MEMBER);
        assertThat(answers)
                .extracting(answer -> answer.people().getFirst().memberId())
                .containsOnly(license.member(ann));
        for (var table : List.of("ledger", "act", "membership")) {
            assertThat(number("select count(*) from " + table + " where license_id = '%s'", license))
                    .as(table)
                    .isOne();
        }
        assertThat(number("select count(*) from activity where license_id = '%s' and kind = 'FACT'", license))
                .isOne();
        assertThat(number("select members from license where id = '%s'", license))
                .isOne();
    }

    @Test
    void section_4_another_assignment_is_one_more_grant_and_no_second_seat() {
        var license = lms(LicenseType.SCHOOL).seats(1);
        license.opened(ann);

        assertThat(license.answer(license.opening("assignment-2", Scene.lms(DANA), Scene.lms(ann), true)))
                .extracting(Entry::outcome)
                .containsExactly("REASON_ADDED");
    }

    @Test
    void section_4_who_waits_and_opens_again_is_told_so_and_keeps_their_turn() {
        var license = lms(LicenseType.SCHOOL).seats(1);
        license.opened(tom);
        license.opened(ann);
        license.opened(bea);

        var told = license.told(license.opening(FIRST, Scene.lms(DANA), Scene.lms(ann), true));

        assertThat(told.outcome()).isEqualTo(Outcome.WAITING);
        assertThat(number("select seq from license where id = '%s'", license)).isEqualTo(3);
        license.remove(tom);
        assertThat(license.status(ann)).isEqualTo("MEMBER");
        assertThat(license.status(bea)).isEqualTo("WAITING");
    }

    @Test
    void a_launch_without_an_address_makes_a_member_and_a_later_one_completes_them() {
        var license = lms(LicenseType.SCHOOL);
        var before = opens(license, learner("s1", null));

        var after = opens(license, learner("s1", ann));

        assertThat(before.outcome()).isEqualTo("ADDED");
        assertThat(after.memberId()).isEqualTo(before.memberId());
        assertThat(after.outcome()).isEqualTo("ALREADY_MEMBER");
        assertThat(license.told(license.opening(FIRST, Scene.lms(DANA), learner("s1", null), true))
                        .email())
                .isEqualTo(ann);
        Api.asDana()
                .get("/api/licenses/" + license.licenseId + "/members")
                .then()
                .body("items.email", equalTo(List.of(ann)))
                .body("items[0].memberId", equalTo(before.memberId().toString()));
        assertThat(license.csv(DANA, ann).getFirst().memberId()).isEqualTo(before.memberId());
    }

    @Test
    void an_address_one_platform_asserts_never_takes_over_a_person_of_another() {
        var license = lms(LicenseType.SCHOOL);
        var student = opens(license, learner("s1", ann));
        var impostor = user(SCHOOLOGY, "s1", ann);

        var other = license.answer(license.opening(FIRST, Scene.lms(DANA), impostor, false));

        assertThat(other)
                .as("the maker is of that platform too")
                .extracting(Entry::rule)
                .containsExactly("R29");
        var trusted = license.deployedTo("northfield.example");
        var opened = trusted.answer(license.opening(FIRST, Scene.lms(DANA), impostor, false))
                .getFirst();
        assertThat(opened.memberId()).isNotEqualTo(student.memberId());
        assertThat(license.csv(DANA, ann).getFirst().memberId()).isEqualTo(student.memberId());
    }

    @Test
    void of_two_users_of_one_platform_the_first_keeps_the_address_both_assert() {
        var license = lms(LicenseType.SCHOOL);
        var first = opens(license, learner("s1", ann));

        var second = opens(license, learner("s2", ann));

        assertThat(second.memberId()).isNotEqualTo(first.memberId());
        assertThat(license.csv(DANA, ann).getFirst().memberId()).isEqualTo(first.memberId());
    }

    @Test
    void a_connection_that_is_confirmed_joins_whoever_has_the_address_outside_the_domains_too() {
        var license = lms(LicenseType.SCHOOL).seats(1);
        var named = license.csv(DANA, ann).getFirst();

        var opened = opens(license, learner("s1", ann));

        assertThat(opened.memberId()).isEqualTo(named.memberId());
        assertThat(opened.outcome()).isEqualTo("REASON_ADDED");
    }

    @Test
    void X16_the_same_student_by_a_sync_and_by_classroom_is_one_member() {
        var license = lms(LicenseType.SCHOOL).synced();
        var synced = synced(license, "g1", ann);

        var opened = license.answer(license.opening(FIRST, classroom("dana", DANA), classroom("g1", null), false))
                .getFirst();

        assertThat(opened.memberId()).isEqualTo(synced.memberId());
        assertThat(opened.outcome()).isEqualTo("REASON_ADDED");
    }

    @Test
    void X16_who_came_by_classroom_without_an_address_is_known_to_the_sync_that_follows() {
        var license = lms(LicenseType.SCHOOL).synced();

        var opened = license.answer(license.opening(FIRST, classroom("dana", DANA), classroom("g1", null), false))
                .getFirst();

        assertThat(opened.outcome()).isEqualTo("ADDED");
        assertThat(synced(license, "g1", ann).memberId()).isEqualTo(opened.memberId());
        assertThat(license.status(ann)).isEqualTo("MEMBER");
    }

    @Test
    void X26_google_says_who_its_users_are_so_a_maker_in_classroom_needs_no_confirmed_connection() {
        var license = lms(LicenseType.SCHOOL).synced();
        synced(license, "t1", tom);

        for (var maker : List.of(classroom("t1", null), classroom("dana", DANA))) {
            assertThat(license.told(license.opening(FIRST, maker, classroom("g1", bea), false))
                            .after())
                    .isEqualTo(MembershipStatus.MEMBER);
        }
        refused(license, classroom("t2", null), false);
        refused(license, classroom("t3", tom), false);
    }

    private static void refused(Scene license, LmsUser maker, boolean confirmed) {
        var opening =
                license.opening(FIRST, maker, user(maker.issuer(), "learner-" + UUID.randomUUID(), null), confirmed);
        assertThat(license.answer(opening)).extracting(Entry::rule).containsExactly("R29");
    }

    private static Entry opens(Scene license, LmsUser learner) {
        return license.answer(license.opening(FIRST, Scene.lms(DANA), learner, true))
                .getLast();
    }

    private Entry synced(Scene license, String googleId, String address) {
        return license.answer(new OuMembershipChanged(
                        license.licenseId,
                        Scene.SYNC,
                        UUID.randomUUID(),
                        "unit-a",
                        Scene.stamp(),
                        List.of(new Joined(googleId + run, address)),
                        List.of()))
                .getFirst();
    }

    private static Scene lms(LicenseType type) {
        var license = Scene.on(type);
        Scene.sql("update license set lms = true where id = '" + license.licenseId + "'");
        return license;
    }

    private LmsUser learner(String subject, @Nullable String address) {
        return user(CANVAS, subject + run, address);
    }

    private LmsUser classroom(String googleId, @Nullable String address) {
        return user(GOOGLE, googleId + run, address);
    }

    private static LmsUser user(String issuer, String subject, @Nullable String address) {
        return new LmsUser(issuer, "1", subject, address);
    }

    private static int number(String query, Scene license) {
        return Integer.parseInt(Objects.requireNonNull(Scene.sql(query.formatted(license.licenseId))));
    }

    private String email(String name) {
        return name + "-" + run + "@x.example";
    }
}
