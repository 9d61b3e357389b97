package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.DANA;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.EnrollmentMethod;
import rollbook.events.LicenseType;
import rollbook.events.OuMembershipChanged;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.events.SourceEnded;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.license.usecase.ReadUnitGrants.Grants;
import rollbook.license.usecase.ReadUnitGrants.Person;
import rollbook.license.usecase.ReadUnitGrants.Unit;

/** What a Google sync reads of its own grants: at first all, later who has news (DESIGN §3). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class UnitGrantsIT {
    private static final String SYNC = Scene.SYNC.toString();

    private final String school = "@" + UUID.randomUUID() + ".example";
    private final String ann = "ann" + school;
    private final String bob = "bob" + school;
    private final String cat = "cat" + school;
    private Scene license;

    @BeforeEach
    void a_license_with_a_sync() {
        license = Scene.on(LicenseType.SCHOOL).synced();
    }

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    @Test
    void R8_at_first_everybody_a_unit_ever_spoke_of_is_told_and_nobody_else() {
        license.joined("unit-a", ann, bob);
        license.joined("unit-b", bob);
        license.left("unit-a", LeaveReason.SUSPENDED, ann);
        license.csv(DANA, cat);

        var grants = read(0);

        assertThat(grants.seq()).isEqualTo(5);
        assertThat(grants.people()).extracting(Person::email).containsExactlyInAnyOrder(ann, bob);
        assertThat(units(grants, ann)).containsExactly(unit("unit-a", false));
        assertThat(units(grants, bob)).containsExactly(unit("unit-a", true), unit("unit-b", true));
    }

    @Test
    void the_answer_as_it_is_written() {
        license.joined("unit-a", ann);

        ask("after=0")
                .then()
                .statusCode(200)
                .body("seq", equalTo(1))
                .body("next", nullValue())
                .body(
                        "people",
                        equalTo(List.of(Map.of(
                                "memberId",
                                license.member(ann).toString(),
                                "googleId",
                                "google-" + ann,
                                "email",
                                ann,
                                "status",
                                "MEMBER",
                                "units",
                                List.of(Map.of("unitId", "unit-a", "syncId", SYNC, "vouched", true))))));
    }

    @Test
    void R13_whoever_was_removed_by_hand_is_news_and_not_vouched_for() {
        license.joined("unit-a", ann, bob);
        var seq = read(0).seq();

        license.remove(ann);

        var news = read(seq);
        assertThat(news.people()).extracting(Person::email).containsExactly(ann);
        assertThat(units(news, ann)).containsExactly(unit("unit-a", false));
        license.joined("unit-a", ann);
        assertThat(units(read(news.seq()), ann)).containsExactly(unit("unit-a", true));
    }

    @Test
    void section_4_whoever_is_kept_out_and_named_since_need_not_be_named_again() {
        license.joined("unit-a", ann);
        license.keepOut(ann);
        assertThat(units(read(0), ann)).containsExactly(unit("unit-a", false));

        license.joined("unit-a", ann);

        var grants = read(0);
        assertThat(grants.people().getFirst().status()).hasToString("KEPT_OUT");
        assertThat(units(grants, ann)).containsExactly(unit("unit-a", true));
    }

    @Test
    void section_4_of_a_deselected_unit_nobody_is_vouched_for_also_before_its_people_are_told() {
        license.joined("unit-a", ann);
        license.joined("unit-b", ann, bob);
        var seq = read(0).seq();

        Scene.sql("insert into ended_source (license_id, kind, name, stamp) values ('%s', 'UNIT', 'unit-a', %d)"
                .formatted(license.licenseId, Scene.stamp()));

        assertThat(units(read(0), ann)).containsExactly(unit("unit-a", false), unit("unit-b", true));
        assertThat(read(seq).people()).as("they are told later").isEmpty();

        license.end(SourceEnded.Kind.UNIT, "unit-a");

        var news = read(seq);
        assertThat(news.people()).extracting(Person::email).containsExactly(ann);
        assertThat(units(news, ann)).containsExactly(unit("unit-a", false), unit("unit-b", true));
    }

    @Test
    void R14_after_the_end_of_the_sync_nobody_is_vouched_for_and_everybody_is_news() {
        license.joined("unit-a", ann);
        license.joined("unit-b", bob);
        license.csv(DANA, bob);
        var seq = read(0).seq();

        license.end(SourceEnded.Kind.SYNC, SYNC);

        assertThat(read(seq).people())
                .hasSize(2)
                .allSatisfy(person -> assertThat(person.units()).noneMatch(Unit::vouched));
    }

    @Test
    void of_two_who_turn_out_to_be_one_the_former_has_nothing_and_the_other_all() {
        license.joined("unit-a", ann);
        license.key(bob);
        var former = license.member(ann);
        var latter = license.member(bob);
        var seq = read(0).seq();

        license.answer( // bob's account, now with the address the directory knows
                license.enrolled(EnrollmentMethod.KEY, "generation-1", Scene.user(bob), Scene.stamp(), ann));

        var news = read(seq);
        assertThat(news.people()).extracting(Person::memberId).containsExactlyInAnyOrder(former, latter);
        assertThat(news.people())
                .filteredOn(person -> person.googleId() == null)
                .allSatisfy(person -> {
                    assertThat(person.units()).isEmpty();
                    assertThat(person.status()).hasToString("NONE");
                });
        assertThat(news.people())
                .filteredOn(person -> person.googleId() != null)
                .singleElement()
                .satisfies(person -> {
                    assertThat(person.googleId()).isEqualTo("google-" + ann);
                    assertThat(person.units()).containsExactly(unit("unit-a", true));
                });
    }

    @Test
    void X5_what_another_way_does_to_somebody_shows_them_again_as_they_are() {
        license.joined("unit-a", ann);
        var seq = read(0).seq();

        license.csv(DANA, ann, cat);

        var news = read(seq);
        assertThat(units(news, ann)).containsExactly(unit("unit-a", true));
        assertThat(units(news, cat)).isEmpty();
    }

    @Test
    void section_4_what_a_frozen_license_refused_is_not_recorded_so_the_next_run_says_it_again() {
        license.joined("unit-a", ann);
        Acts.suspend(license.licenseId);

        license.joined("unit-a", bob);
        license.left("unit-a", LeaveReason.LEFT_UNIT, ann);

        var grants = read(0);
        assertThat(grants.people()).extracting(Person::email).containsExactly(ann);
        assertThat(units(grants, ann)).containsExactly(unit("unit-a", true));
    }

    @Test
    void X16_after_a_rename_the_new_address_is_told_and_the_same_google_id() {
        license.joined("unit-a", ann);
        var seq = read(0).seq();
        var renamed = new OuMembershipChanged.Joined("google-" + ann, bob);

        license.answer(new OuMembershipChanged(
                license.licenseId,
                Scene.SYNC,
                UUID.randomUUID(),
                "unit-a",
                Scene.stamp(),
                List.of(renamed),
                List.of()));

        assertThat(read(seq).people())
                .extracting(Person::googleId, Person::email)
                .containsExactly(tuple("google-" + ann, bob));
    }

    @Test
    void nothing_changed_and_nobody_is_told() {
        license.joined("unit-a", ann);
        var seq = read(0).seq();

        assertThat(read(seq)).isEqualTo(new Grants(seq, List.of(), null));
        assertThat(read(seq + 5)).as("a ledger set back").isEqualTo(new Grants(seq, List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8})
    void it_comes_page_by_page_and_everybody_once(int limit) {
        var emails = IntStream.range(0, 7).mapToObj(i -> "student" + i + school).toArray(String[]::new);
        license.csv(DANA, bob);
        license.joined("unit-a", emails);

        assertThat(pages(0, limit)).extracting(Person::email).containsExactlyInAnyOrder(emails);
        assertThat(pages(1, limit)).extracting(Person::email).containsExactlyInAnyOrder(emails);
    }

    @Test
    void who_changes_while_the_pages_are_read_comes_again_after_the_seq_of_the_first() {
        license.joined("unit-a", ann, bob);
        var first = page("after=0&limit=1");
        var told = first.people().getFirst();

        license.remove(told.email());

        var second = page("after=0&limit=1&cursor=" + first.next());
        assertThat(second.seq()).isGreaterThan(first.seq());
        assertThat(read(first.seq()).people()).extracting(Person::memberId).containsExactly(told.memberId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=5001", "after=-1"})
    void a_page_that_is_none_is_refused(String question) {
        problem(ask(question), 422, "no-page");
    }

    @Test
    void only_our_services_read_it_and_of_no_license_there_is_nothing() {
        var url = "/internal/licenses/" + license.licenseId + "/ou-grants";
        Api.asStaff().get(url).then().statusCode(403);
        Api.asDana().get(url).then().statusCode(403);
        problem(
                Api.as(Tokens.service()).get("/internal/licenses/" + UUID.randomUUID() + "/ou-grants"),
                404,
                "not-found");
    }

    private List<Person> pages(long after, int limit) {
        var people = new ArrayList<Person>();
        var page = page("after=" + after + "&limit=" + limit);
        people.addAll(page.people());
        while (page.next() != null) {
            assertThat(page.people()).hasSize(limit);
            page = page("after=" + after + "&limit=" + limit + "&cursor=" + page.next());
            people.addAll(page.people());
        }
        return people;
    }

    private Grants read(long after) {
        return page("after=" + after);
    }

    private Grants page(String question) {
        return ask(question).then().statusCode(200).extract().as(Grants.class);
    }

    private Response ask(String question) {
        return Api.as(Tokens.service()).get("/internal/licenses/" + license.licenseId + "/ou-grants?" + question);
    }

    private static List<Unit> units(Grants grants, String email) {
        return grants.people().stream()
                .filter(person -> email.equals(person.email()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not told: " + email))
                .units();
    }

    private static Unit unit(String unitId, boolean vouched) {
        return new Unit(unitId, SYNC, vouched);
    }
}
