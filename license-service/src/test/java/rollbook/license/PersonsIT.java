package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.PAUL;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbook.events.Actor;
import rollbook.events.AssignmentOpened;
import rollbook.events.AssignmentOpened.LmsUser;
import rollbook.events.EnrollmentMethod;
import rollbook.events.Envelope;
import rollbook.events.InviteAccepted;
import rollbook.events.InviteClosed;
import rollbook.events.InviteRequested;
import rollbook.events.InviteWithdrawn;
import rollbook.events.LicenseType;
import rollbook.events.MembershipChanged;
import rollbook.events.OuMembershipChanged;
import rollbook.events.OuMembershipChanged.Joined;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.events.OuMembershipChanged.Left;
import rollbook.events.Outcome;
import rollbook.events.Topic;
import rollbook.events.UserEnrolled;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Wire;
import rollbook.license.Scene.Entry;
import rollbook.license.usecase.Fact;
import rollbook.license.usecase.RecordFacts;

/** One human is one person and has one seat, by whatever they are known (DESIGN §2 <em>Person</em>, X16). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PersonsIT {
    private static final int TIMES = 50;

    @Inject
    RecordFacts recordFacts;

    @Inject
    Database database;

    private final String run = UUID.randomUUID().toString();
    private final String ann = email("ann");
    private final String bea = email("bea");
    private final UUID account = UUID.randomUUID();

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    @Test
    void R9_X16_a_renamed_address_keeps_the_member_and_their_one_seat() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        var before = directory(license, "g1", ann);

        var after = directory(license, "g1", bea);

        assertThat(after.memberId()).isEqualTo(before.memberId());
        assertThat(after.outcome()).isEqualTo("ALREADY_MEMBER");
        assertThat(seated(license)).isEqualTo(1);
        assertThat(license.status(bea)).as("the list shows the new address").isEqualTo("MEMBER");
        assertThat(license.status(ann)).isEqualTo("NONE");
    }

    @Test
    void a_list_that_names_the_former_address_names_the_same_member_and_renames_nobody() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        directory(license, "g1", ann);
        directory(license, "g1", bea);

        assertThat(license.csv(DANA, ann)).extracting(Entry::outcome).containsExactly("REASON_ADDED");
        assertThat(license.status(bea)).isEqualTo("MEMBER");
        assertThat(seated(license)).isEqualTo(1);
    }

    @Test
    void R9_a_reused_address_is_another_person_with_a_seat_of_their_own() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        var former = directory(license, "g1", ann);

        var latter = directory(license, "g2", ann);

        assertThat(latter.memberId()).isNotEqualTo(former.memberId());
        assertThat(latter.outcome()).isEqualTo("ADDED");
        assertThat(left(license, "g1").memberId()).isEqualTo(former.memberId());
        assertThat(seated(license)).isEqualTo(1);
    }

    @Test
    void somebody_who_leaves_and_was_never_there_is_refused_and_becomes_nobody() {
        var license = Scene.on(LicenseType.SCHOOL).synced();

        var left = left(license, "g1");

        assertThat(left.outcome()).isEqualTo("REFUSED");
        assertThat(left.memberId()).isNull();
        assertThat(Scene.sql("select 1 from person_identity where value = '" + "g1" + run + "'"))
                .isNull();
    }

    @Test
    void section_4_a_list_and_a_directory_name_one_person() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        var named = license.csv(DANA, ann).getFirst();

        var listed = directory(license, "g1", ann);

        assertThat(listed.memberId()).isEqualTo(named.memberId());
        assertThat(listed.outcome()).isEqualTo("REASON_ADDED");
    }

    @Test
    void X16_a_member_known_by_address_is_known_by_their_account_once_it_is_seen() {
        var license = Scene.on(LicenseType.SCHOOL);
        var named = license.csv(DANA, ann).getFirst();

        var seen = redeems(license, account, ann);
        var renamed = redeems(license, account, bea);
        var other = redeems(license, UUID.randomUUID(), ann);

        assertThat(seen.memberId()).isEqualTo(named.memberId());
        assertThat(seen.outcome()).isEqualTo("REASON_ADDED");
        assertThat(renamed.memberId()).isEqualTo(named.memberId());
        assertThat(renamed.outcome()).isEqualTo("ALREADY_MEMBER");
        assertThat(license.member(bea)).isEqualTo(named.memberId());
        assertThat(other.memberId())
                .as("the address was given to somebody else")
                .isNotEqualTo(named.memberId());
    }

    @Test
    void two_found_to_be_one_have_one_seat_and_the_freed_one_goes_to_the_next_who_waits() {
        var here = Scene.on(LicenseType.SCHOOL).seats(2);
        var there = Scene.on(LicenseType.DISTRICT).seats(2);
        var named = here.csv(DANA, ann).getFirst().memberId();
        there.csv(DANA, ann);
        var signedIn = redeems(here, account, bea).memberId();
        redeems(there, account, bea);
        here.csv(DANA, email("waits"));
        there.csv(DANA, email("waits"));

        redeems(here, account, ann);

        for (var license : List.of(here, there)) {
            assertThat(license.status(email("waits"))).isEqualTo("MEMBER");
            assertThat(seated(license)).isEqualTo(2);
            assertThat(lines(license, named)).isZero();
            assertThat(lines(license, signedIn)).isEqualTo(1);
            assertThat(methods(license, signedIn)).as("the union of grants").isEqualTo("CSV,KEY");
            assertThat(license.entries("a.kind = 'MERGE'"))
                    .extracting(Entry::memberId, Entry::before, Entry::after)
                    .containsExactly(tuple(named, "MEMBER", "NONE"), tuple(signedIn, "MEMBER", "MEMBER"));
            var told = Wire.heardUntil(MembershipChanged.class, license.licenseId, PersonsIT::isMerge).stream()
                    .filter(PersonsIT::isMerge)
                    .findFirst()
                    .orElseThrow();
            assertThat(told.people().getFirst().mergedInto()).isEqualTo(signedIn);
            assertThat(told.people().getFirst().email()).isEqualTo(ann);
        }
    }

    @Test
    void who_waited_on_one_of_two_has_the_seat_of_the_other() {
        var license = Scene.on(LicenseType.SCHOOL).seats(2);
        license.csv(DANA, ann, email("other"));
        var waits = redeems(license, account, bea);
        var next = license.csv(DANA, email("next")).getFirst();

        redeems(license, account, ann);

        assertThat(waits.outcome()).isEqualTo("WAITING");
        assertThat(statusOf(license, waits.memberId())).isEqualTo("MEMBER");
        assertThat(statusOf(license, next.memberId())).as("no seat became free").isEqualTo("WAITING");
        assertThat(waiting(license)).isEqualTo(1);
    }

    @Test
    void of_two_who_wait_the_earlier_turn_stays() {
        var license = Scene.on(LicenseType.SCHOOL).seats(1);
        license.csv(DANA, email("seated"));
        license.csv(DANA, ann);
        license.csv(DANA, email("between"));
        var one = redeems(license, account, bea).memberId();

        redeems(license, account, ann);
        license.remove(email("seated"));

        assertThat(statusOf(license, one)).isEqualTo("MEMBER");
        assertThat(license.status(email("between"))).isEqualTo("WAITING");
        assertThat(waiting(license)).isEqualTo(1);
    }

    @Test
    void a_removal_of_either_holds_for_both() {
        var here = Scene.on(LicenseType.SCHOOL);
        var there = Scene.on(LicenseType.SCHOOL).seats(1);
        there.csv(DANA, ann);
        redeems(there, account, bea);
        there.csv(DANA, email("waits"));
        there.remove(bea);

        redeems(here, account, ann);

        assertThat(there.status(ann)).as("named before the removal").isEqualTo("NONE");
        assertThat(there.status(bea)).isEqualTo("REMOVED");
        assertThat(there.status(email("waits"))).isEqualTo("MEMBER");
    }

    @Test
    void who_is_kept_out_is_kept_out_whoever_they_turn_out_to_be() {
        var here = Scene.on(LicenseType.SCHOOL);
        var there = Scene.on(LicenseType.SCHOOL);
        there.csv(DANA, ann);
        there.keepOut(ann);
        redeems(there, account, bea);

        redeems(here, account, ann);

        assertThat(there.status(bea)).isEqualTo("KEPT_OUT");
        assertThat(seated(there)).isZero();
        assertThat(redeems(there, account, bea).outcome()).isEqualTo("KEPT_OUT");
    }

    @Test
    void a_pending_invite_goes_on_under_the_surviving_id() {
        var here = Scene.on(LicenseType.SCHOOL);
        var there = Scene.on(LicenseType.SCHOOL);
        there.csv(PAUL, ann);
        var first = there.invite(ann);
        var signedIn = redeems(here, account, bea).memberId();

        redeems(here, account, ann);

        var withdrawn = Wire.heard(InviteWithdrawn.class, there.licenseId, 1).getFirst();
        assertThat(withdrawn.people()).containsExactly(new InviteWithdrawn.Invitee(first.inviteId(), first.memberId()));
        var again = Wire.heard(InviteRequested.class, there.licenseId, 2).getLast();
        assertThat(again.inviter().email()).isEqualTo(PAUL);
        assertThat(again.people()).singleElement().satisfies(invitee -> {
            assertThat(invitee.memberId()).isEqualTo(signedIn);
            assertThat(invitee.email()).isEqualTo(ann);
        });
        assertThat(statusOf(there, signedIn)).isEqualTo("INVITED");
        assertThat(there.accepted(there.invite(ann)).getFirst().memberId()).isEqualTo(signedIn);
        assertThat(statusOf(there, signedIn)).isEqualTo("MEMBER");
    }

    @Test
    void an_invite_accepted_under_the_former_id_reaches_the_person() {
        var here = Scene.on(LicenseType.SCHOOL);
        var there = Scene.on(LicenseType.SCHOOL);
        there.csv(PAUL, ann);
        var offered = there.invite(ann);
        var signedIn = redeems(here, account, bea).memberId();
        redeems(here, account, ann);

        var accepted = there.answer(new InviteAccepted(
                        there.licenseId, offered.inviteId(), offered.memberId(), account, Scene.stamp()))
                .getFirst();

        assertThat(accepted.memberId()).isEqualTo(signedIn);
        assertThat(accepted.after()).isEqualTo("MEMBER");
        assertThat(withdrawn(there, 2))
                .as("nothing is left to be answered under either id")
                .containsExactly(offered.inviteId(), there.invite(ann).inviteId())
                .doesNotHaveDuplicates();
    }

    @Test
    void an_invite_declined_under_the_former_id_is_declined() {
        var here = Scene.on(LicenseType.SCHOOL);
        var there = Scene.on(LicenseType.SCHOOL);
        there.csv(PAUL, ann);
        var offered = there.invite(ann);
        var signedIn = redeems(here, account, bea).memberId();
        redeems(here, account, ann);

        there.closed(offered, InviteClosed.Reason.DECLINED);

        assertThat(statusOf(there, signedIn)).isEqualTo("DECLINED");
        assertThat(withdrawn(there, 2))
                .containsExactly(offered.inviteId(), there.invite(ann).inviteId())
                .doesNotHaveDuplicates();
    }

    @Test
    void whoever_is_removed_under_the_former_id_is_removed() {
        var license = Scene.on(LicenseType.SCHOOL);
        var former = license.csv(DANA, ann).getFirst().memberId();
        redeems(license, account, bea);
        redeems(license, account, ann);

        Api.asDana()
                .body(Map.of("memberIds", List.of(former)))
                .post("/api/licenses/" + license.licenseId + "/members/removals")
                .then()
                .statusCode(200)
                .body("outcomes[0].outcome", equalTo("REMOVED"));
        assertThat(license.status(ann)).isEqualTo("REMOVED");
    }

    @Test
    void an_invite_withdrawn_for_a_member_is_not_asked_for_again() {
        var here = Scene.on(LicenseType.SCHOOL);
        here.csv(PAUL, ann);
        here.invite(ann);
        redeems(here, account, bea);

        redeems(here, account, ann);

        Wire.heard(InviteWithdrawn.class, here.licenseId, 1);
        assertThat(Wire.heard(InviteRequested.class, here.licenseId, 1)).hasSize(1);
        assertThat(seated(here)).isEqualTo(1);
    }

    @Test
    void an_acceptance_tells_the_account_and_whose_it_is() {
        var here = Scene.on(LicenseType.SCHOOL);
        here.csv(PAUL, ann);
        var offered = here.invite(ann);
        var signedIn = redeems(Scene.on(LicenseType.SCHOOL), account, bea).memberId();

        var accepted = here.answer(new InviteAccepted(
                        here.licenseId, offered.inviteId(), offered.memberId(), account, Scene.stamp()))
                .getLast();

        assertThat(accepted.memberId()).isEqualTo(signedIn);
        assertThat(accepted.after()).isEqualTo("MEMBER");
        assertThat(seated(here)).isEqualTo(1);
        assertThat(withdrawn(here, 2))
                .as("nothing is left to be answered under either id")
                .containsExactly(offered.inviteId(), here.invite(ann).inviteId())
                .doesNotHaveDuplicates();
    }

    @Test
    void an_address_an_lms_asserts_joins_nobody_outside_the_licenses_domains() {
        var license = withLms(Scene.on(LicenseType.SCHOOL));
        var named = license.csv(DANA, ann).getFirst();

        var opened = opens(license, "s1", ann);

        assertThat(opened.outcome()).isEqualTo("ADDED");
        assertThat(opened.memberId()).isNotEqualTo(named.memberId());
        assertThat(license.csv(DANA, ann).getFirst().memberId()).isEqualTo(named.memberId());
        assertThat(license.told(opening(license, "s1", null)).memberId()).isEqualTo(opened.memberId());
    }

    @Test
    void an_address_an_lms_asserts_joins_whoever_has_it_in_a_domain_of_the_license() {
        var license = withLms(Scene.on(LicenseType.DISTRICT)).deployedTo("x.example");
        var named = license.csv(DANA, ann).getFirst();

        var opened = opens(license, "s1", ann);

        assertThat(opened.memberId()).isEqualTo(named.memberId());
        assertThat(opened.outcome()).isEqualTo("REASON_ADDED");
    }

    @Test
    void an_lms_user_known_merges_with_whoever_has_the_address_once_it_is_trusted() {
        var here = withLms(Scene.on(LicenseType.SCHOOL));
        var there = withLms(Scene.on(LicenseType.DISTRICT)).deployedTo("x.example");
        var learner = opens(here, "s1", ann);
        var signedIn = redeems(here, account, ann);

        var opened = opens(there, "s1", ann);

        assertThat(signedIn.memberId()).as("not trusted there").isNotEqualTo(learner.memberId());
        assertThat(opened.memberId()).isEqualTo(signedIn.memberId());
        assertThat(seated(here)).isEqualTo(1);
        assertThat(methods(here, signedIn.memberId())).isEqualTo("KEY,LMS");
    }

    @Test
    void what_a_sync_ends_is_found_under_the_surviving_id() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        var listed = directory(license, "g1", ann);
        var older = redeems(Scene.on(LicenseType.SCHOOL), account, bea);
        redeems(Scene.on(LicenseType.SCHOOL), account, ann);

        var left = left(license, "g1");

        assertThat(left.memberId()).isIn(listed.memberId(), older.memberId());
        assertThat(left.after()).isEqualTo("REMOVED");
        assertThat(seated(license)).isZero();
    }

    @Test
    void fifty_times_two_merges_on_two_licenses_at_once_leave_one_person_with_one_seat_on_each() {
        var here = Scene.on(LicenseType.SCHOOL);
        var there = Scene.on(LicenseType.SCHOOL);
        for (var license : List.of(here, there)) {
            license.csv(DANA, emails("ann"));
            license.csv(DANA, emails("cat"));
            times(i -> Wire.say(redemption(license, account(i), email("bea" + i))));
            Scene.await(() -> seated(license) == 3 * TIMES);
        }

        times(i -> {
            say(Topic.ENROLLMENT_LIVE, redemption(here, account(i), email("ann" + i)));
            say(Topic.ENROLLMENT_BULK, redemption(there, account(i), email("cat" + i)));
        });

        Scene.await(() -> seated(here) == TIMES && seated(there) == TIMES);
        for (var license : List.of(here, there)) {
            assertThat(number("select count(*) from membership where license_id = '" + license.licenseId + "'"))
                    .isEqualTo(TIMES);
            times(i -> assertThat(methods(license, owner("ACCOUNT", account(i).toString())))
                    .isEqualTo("CSV,KEY"));
        }
        times(i -> assertThat(List.of(
                        owner("ADDRESS", email("ann" + i)),
                        owner("ADDRESS", email("bea" + i)),
                        owner("ADDRESS", email("cat" + i))))
                .containsOnly(owner("ACCOUNT", account(i).toString())));
    }

    @Test
    void a_merge_waits_for_who_is_about_to_come_onto_another_license() throws Exception {
        var here = Scene.on(LicenseType.SCHOOL);
        var there = Scene.on(LicenseType.SCHOOL);
        here.csv(DANA, ann);
        var one = redeems(here, account, bea).memberId();
        var naming = Facts.by(DANA).on(there.licenseId).naming(ann);

        try (var threads = Executors.newSingleThreadExecutor()) {
            var merging = database.inTransaction(() -> {
                recordFacts.record(List.of(new Fact(UUID.randomUUID(), naming, Set.of(), false)));
                var task = threads.submit(() -> redeems(here, account, ann));
                Scene.await(PersonsIT::somebodyWaitsForALock);
                return task;
            });
            merging.get();
        }

        assertThat(lines(there, one)).isEqualTo(1);
        assertThat(seated(there)).isEqualTo(1);
    }

    @Test
    void a_merge_loses_nobody_who_comes_onto_another_license_meanwhile() {
        var here = Scene.on(LicenseType.SCHOOL);
        var there = Scene.on(LicenseType.SCHOOL);
        here.csv(DANA, emails("ann"));
        times(i -> Wire.say(redemption(here, account(i), email("bea" + i))));
        Scene.await(() -> seated(here) == 2 * TIMES);

        times(i -> {
            say(Topic.ENROLLMENT_LIVE, redemption(here, account(i), email("ann" + i)));
            say(Topic.ENROLLMENT_BULK, Facts.by(DANA).on(there.licenseId).naming(email("ann" + i)));
        });

        Scene.await(() -> seated(here) == TIMES && seated(there) == TIMES);
        times(i -> assertThat(lines(there, owner("ACCOUNT", account(i).toString())))
                .isEqualTo(1));
    }

    @Test
    void the_same_new_people_on_two_licenses_at_once_are_the_same() {
        var here = Scene.on(LicenseType.SCHOOL);
        var there = Scene.on(LicenseType.SCHOOL);

        times(i -> {
            say(Topic.ENROLLMENT_LIVE, redemption(here, account(i), email("ann" + i)));
            say(Topic.ENROLLMENT_BULK, redemption(there, account(i), email("ann" + i)));
        });

        Scene.await(() -> seated(here) == TIMES && seated(there) == TIMES);
        times(i -> assertThat(here.member(email("ann" + i))).isEqualTo(there.member(email("ann" + i))));
    }

    private static boolean somebodyWaitsForALock() {
        return Scene.sql("select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%person%'")
                != null;
    }

    private static void times(IntConsumer act) {
        IntStream.range(0, TIMES).forEach(act);
    }

    private String[] emails(String name) {
        return IntStream.range(0, TIMES).mapToObj(i -> email(name + i)).toArray(String[]::new);
    }

    private UUID account(int number) {
        return new UUID(account.getMostSignificantBits(), number);
    }

    private static UUID owner(String kind, String value) {
        return UUID.fromString(Objects.requireNonNull(Scene.sql(
                "select person_id from person_identity where kind = '" + kind + "' and value = '" + value + "'")));
    }

    private Entry directory(Scene license, String googleId, String address) {
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

    private Entry left(Scene license, String googleId) {
        return license.answer(new OuMembershipChanged(
                        license.licenseId,
                        Scene.SYNC,
                        UUID.randomUUID(),
                        "unit-a",
                        Scene.stamp(),
                        List.of(),
                        List.of(new Left(googleId + run, LeaveReason.LEFT_UNIT))))
                .getFirst();
    }

    /** The invites that were withdrawn, in order, once there are that many messages of it. */
    private static List<UUID> withdrawn(Scene license, int count) {
        return Wire.heard(InviteWithdrawn.class, license.licenseId, count).stream()
                .flatMap(message -> message.people().stream())
                .map(InviteWithdrawn.Invitee::inviteId)
                .toList();
    }

    private static Entry redeems(Scene license, UUID by, String address) {
        return license.answer(redemption(license, by, address)).getLast();
    }

    private static UserEnrolled redemption(Scene license, UUID by, String address) {
        var user = new Actor(by, address, Actor.Role.USER);
        return license.enrolled(EnrollmentMethod.KEY, "generation-1", user, Scene.stamp(), address);
    }

    private Entry opens(Scene license, String subject, @Nullable String address) {
        return license.answer(opening(license, subject, address)).getLast();
    }

    private AssignmentOpened opening(Scene license, String subject, @Nullable String address) {
        var learner = new LmsUser("https://lms.example", "1", subject + run, address);
        return license.opening("assignment-1", Scene.lms(DANA), learner, false);
    }

    /** A license whose maker's address is trusted. */
    private static Scene withLms(Scene license) {
        Scene.sql("update license set lms = true where id = '" + license.licenseId + "'");
        return license.deployedTo("northfield.example");
    }

    private static void say(Topic lane, UserEnrolled fact) {
        Wire.say(lane, new Envelope<>(UUID.randomUUID(), "/a-test", Instant.now(), fact));
    }

    private static boolean isMerge(MembershipChanged told) {
        return told.people().getFirst().mergedInto() != null
                && told.people().getFirst().outcome() == Outcome.REMOVED;
    }

    private static int seated(Scene license) {
        return number("select members + invited from license where id = '" + license.licenseId + "'");
    }

    private static int waiting(Scene license) {
        return number("select waiting from license where id = '" + license.licenseId + "'");
    }

    private static int lines(Scene license, UUID member) {
        return number("select count(*) from membership where license_id = '" + license.licenseId + "' and person_id = '"
                + member + "'");
    }

    private static @Nullable String statusOf(Scene license, UUID member) {
        return Scene.sql("select status from membership where license_id = '" + license.licenseId
                + "' and person_id = '" + member + "'");
    }

    private static @Nullable String methods(Scene license, UUID member) {
        return Scene.sql("""
                select string_agg(g ->> 'method', ',' order by g ->> 'method')
                from membership, jsonb_array_elements(grants) g where license_id = '%s' and person_id = '%s'
                """.formatted(license.licenseId, member));
    }

    private static int number(String query) {
        return Integer.parseInt(Objects.requireNonNull(Scene.sql(query)));
    }

    private String email(String name) {
        return name + "-" + run + "@x.example";
    }
}
