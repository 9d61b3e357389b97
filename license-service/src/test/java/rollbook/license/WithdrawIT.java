package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.OLGA;
import static rollbook.license.Api.asDana;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.events.Actor;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.MembershipChanged;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.events.UserWithdrawn;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.kit.testing.Wire;

/** A method takes its reasons back: joins by a key that are undone. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class WithdrawIT {
    private static final String ANN = "ann@x.example";
    private static final String BOB = "bob@x.example";

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    @Test
    void who_has_no_other_reason_leaves_and_the_seat_is_the_next_one_s() {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.key(ANN);
        license.csv(DANA, BOB);

        assertThat(license.answer(withdrawn(license, Scene.stamp(), Scene.admin(DANA), ANN)))
                .extracting(Scene.Entry::outcome, Scene.Entry::after)
                .containsExactly(tuple("REMOVED", "REMOVED"));
        assertThat(license.status(BOB)).isEqualTo("MEMBER");
    }

    @Test
    void section_4_whoever_is_there_by_another_reason_stays() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.key(ANN);
        license.csv(DANA, ANN);

        assertThat(license.answer(withdrawn(license, Scene.stamp(), Scene.admin(DANA), ANN)))
                .extracting(Scene.Entry::outcome, Scene.Entry::after)
                .containsExactly(tuple("ALREADY_MEMBER", "MEMBER"));
        asDana().get("/api/licenses/" + license.licenseId + "/members?q=ann")
                .then()
                .body("items[0].grants.method", equalTo(List.of("CSV")));
    }

    @Test
    void whoever_redeemed_again_after_it_stays_whichever_arrives_first() {
        var license = Scene.on(LicenseType.SCHOOL);
        var before = Scene.stamp();
        license.key(ANN);

        assertThat(license.answer(withdrawn(license, before, Scene.admin(DANA), ANN)))
                .extracting(Scene.Entry::outcome)
                .containsExactly("ALREADY_MEMBER");
        assertThat(license.status(ANN)).isEqualTo("MEMBER");
    }

    @Test
    void a_join_from_before_it_that_arrives_after_it_is_void_also_of_somebody_unknown_until_then() {
        var license = Scene.on(LicenseType.SCHOOL);
        var newcomer = "newcomer-" + UUID.randomUUID() + "@x.example";
        var joining = license.enrolled(EnrollmentMethod.KEY, "1", Scene.user(newcomer), Scene.stamp(), newcomer);

        license.answer(withdrawn(license, Scene.stamp(), Scene.admin(DANA), newcomer));

        assertThat(license.answer(joining).getFirst().after()).isEqualTo("REMOVED");
        assertThat(license.key(newcomer).getFirst().outcome()).isEqualTo("ADDED");
    }

    @Test
    void nobody_unknown_becomes_a_person_by_an_address_alone() {
        var license = Scene.on(LicenseType.SCHOOL);
        var unknown = "unknown-" + UUID.randomUUID() + "@x.example";
        var fact = named(license, Scene.stamp(), Scene.admin(DANA), new UserWithdrawn.Person(1, unknown, null));

        Wire.say(fact);

        var answer = Wire.heardUntil(
                        MembershipChanged.class,
                        license.licenseId,
                        verdict -> fact.batchId().equals(verdict.batchId()))
                .getLast();
        assertThat(answer.people().getFirst().outcome().name()).isEqualTo("REFUSED");
        assertThat(answer.people().getFirst().memberId()).isNull();
        assertThat(Scene.sql("select 1 from person_identity where value = '" + unknown + "'"))
                .isNull();
    }

    @Test
    void somebody_known_elsewhere_and_never_on_this_license_is_refused_as_such() {
        Scene.on(LicenseType.SCHOOL).key(BOB);
        var license = Scene.on(LicenseType.SCHOOL);

        var fact = named(license, Scene.stamp(), Scene.admin(DANA), new UserWithdrawn.Person(1, BOB, null));

        assertThat(license.answer(fact))
                .extracting(Scene.Entry::outcome, Scene.Entry::rule, Scene.Entry::after)
                .containsExactly(tuple("REFUSED", "§4", "NONE"));
    }

    @Test
    void section_4_it_works_on_a_frozen_license_as_removal_by_hand_does() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.key(ANN);
        Acts.suspend(license.licenseId);

        assertThat(license.answer(withdrawn(license, Scene.stamp(), Scene.admin(DANA), ANN)))
                .extracting(Scene.Entry::outcome)
                .containsExactly("REMOVED");
    }

    @Test
    void section_2_whoever_is_no_admin_by_our_own_records_takes_nobody_away() {
        var license = Scene.on(LicenseType.SCHOOL);
        license.key(ANN);

        for (var stranger : List.of(Scene.admin(OLGA), Scene.user(ANN))) {
            assertThat(license.answer(withdrawn(license, Scene.stamp(), stranger, ANN)))
                    .extracting(Scene.Entry::outcome, Scene.Entry::rule)
                    .containsExactly(tuple("REFUSED", "§2"));
        }
        assertThat(license.status(ANN)).isEqualTo("MEMBER");
    }

    @Test
    void five_hundred_at_once_on_either_lane_are_one_line_of_the_activity() {
        var license = Scene.on(LicenseType.SCHOOL);
        var people =
                IntStream.range(0, 500).mapToObj(i -> "p" + i + "@many.example").toArray(String[]::new);
        license.csv(DANA, people);
        var fact = new UserWithdrawn(
                license.licenseId,
                EnrollmentMethod.CSV,
                null,
                UUID.randomUUID(),
                Scene.admin(DANA),
                Scene.stamp(),
                IntStream.range(0, 500)
                        .mapToObj(i -> new UserWithdrawn.Person(i + 1, people[i], null))
                        .toList());

        assertThat(license.answer(fact, Topic.ENROLLMENT_LIVE))
                .hasSize(500)
                .extracting(Scene.Entry::outcome)
                .containsOnly("REMOVED");
        asDana().get("/api/licenses/" + license.licenseId + "/activity")
                .then()
                .body("items[0].batchId", equalTo(fact.batchId().toString()))
                .body("items[0].summary", equalTo("CSV: 500 removed"));
    }

    @Test
    void X16_whoever_changed_their_address_since_keeps_the_new_one() {
        var license = Scene.on(LicenseType.SCHOOL);
        var before = somebody();
        var since = somebody();
        var account = UUID.randomUUID();
        license.answer(redeemed(license, account, before));
        var member = license.member(before);
        license.answer(redeemed(license, account, since));
        license.csv(DANA, since);

        license.answer(named(license, Scene.stamp(), Scene.admin(DANA), new UserWithdrawn.Person(1, before, account)));

        assertThat(license.member(since)).isEqualTo(member);
        assertThat(license.status(since)).isEqualTo("MEMBER");
    }

    @Test
    void X16_whoever_has_the_address_now_keeps_it() {
        var license = Scene.on(LicenseType.SCHOOL);
        var shared = somebody();
        var former = UUID.randomUUID();
        license.answer(redeemed(license, former, shared));
        license.answer(redeemed(license, UUID.randomUUID(), shared));
        var owner = owner(shared);

        var undone = license.answer(
                named(license, Scene.stamp(), Scene.admin(DANA), new UserWithdrawn.Person(1, shared, former)));

        assertThat(undone).extracting(Scene.Entry::outcome).containsExactly("REMOVED");
        assertThat(owner(shared)).isEqualTo(owner);
        assertThat(undone.getFirst().memberId())
                .hasToString(owner(former.toString()))
                .isNotEqualTo(UUID.fromString(owner));
        assertThat(Scene.sql("select status from membership where license_id = '" + license.licenseId
                        + "' and person_id = '" + owner + "'"))
                .isEqualTo("MEMBER");
    }

    @Test
    void X16_an_account_unknown_until_then_takes_no_address_from_whom_it_is_proven_for() {
        var license = Scene.on(LicenseType.SCHOOL);
        var shared = somebody();
        license.answer(redeemed(license, UUID.randomUUID(), shared));
        var owner = owner(shared);
        var unknown = UUID.randomUUID();

        license.answer(named(license, Scene.stamp(), Scene.admin(DANA), new UserWithdrawn.Person(1, shared, unknown)));

        assertThat(owner(shared)).isEqualTo(owner).isNotEqualTo(owner(unknown.toString()));
    }

    private static String somebody() {
        return "p-" + UUID.randomUUID() + "@x.example";
    }

    private static String owner(String value) {
        return String.valueOf(Scene.sql("select person_id from person_identity where value = '" + value + "'"));
    }

    private static UserEnrolled redeemed(Scene license, UUID account, String email) {
        return new UserEnrolled(
                license.licenseId,
                EnrollmentMethod.KEY,
                "1",
                UUID.randomUUID(),
                null,
                new Actor(account, email, Actor.Role.USER),
                Scene.stamp(),
                List.of(new UserEnrolled.Person(1, email, account)));
    }

    private static UserWithdrawn withdrawn(Scene license, long stamp, Actor actor, String email) {
        return named(license, stamp, actor, new UserWithdrawn.Person(1, email, Tokens.account(email)));
    }

    private static UserWithdrawn named(Scene license, long stamp, Actor actor, UserWithdrawn.Person... people) {
        return new UserWithdrawn(
                license.licenseId, EnrollmentMethod.KEY, null, UUID.randomUUID(), actor, stamp, List.of(people));
    }
}
