package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.PAUL;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.Actor;
import rollbook.events.LicenseType;
import rollbook.events.OuMembershipChanged;
import rollbook.events.OuMembershipChanged.Joined;
import rollbook.kit.testing.RealParts;

/** A forecast of what a sync would say, before it holds the license, is what the judge then says (R8, X30). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ForecastSyncIT {
    private final String school = "@" + UUID.randomUUID() + ".example";

    @AfterEach
    void the_ledger_folded_again_is_the_projection() {
        Scene.audit();
    }

    @Test
    void X30_R8_of_people_of_all_kinds_a_forecast_in_parts_is_what_the_judge_then_says() {
        var license = Scene.on(LicenseType.SCHOOL);
        var people = seeded(license);
        license.seats(8);

        var forecast = new ArrayList<>(outcomes(license, people.subList(0, 5), null));
        var held = ask(license, people.subList(0, 5), null).then().extract().<Map<String, Object>>path("after");
        forecast.addAll(outcomes(license, people.subList(5, people.size()), held));

        assertThat(forecast).contains("ADDED", "WAITING", "REASON_ADDED", "KEPT_OUT");
        license.synced();
        assertThat(forecast).isEqualTo(said(license, people));
    }

    @Test
    void X30_who_is_in_the_unit_already_is_forecast_as_such() {
        var license = Scene.on(LicenseType.SCHOOL).synced();
        license.joined("unit-a", "ann" + school);
        license.joined("unit-b", "bob" + school);

        assertThat(outcomes(license, people("ann", "bob"), null)).containsExactly("ALREADY_MEMBER", "REASON_ADDED");
    }

    @Test
    void X30_two_found_to_be_one_by_the_directory_are_forecast_as_one() {
        var elsewhere = Scene.on(LicenseType.SCHOOL).synced();
        elsewhere.joined("unit-a", "ann" + school);
        var license = Scene.on(LicenseType.SCHOOL);
        license.csv(DANA, "anna" + school);
        var renamed = List.of(new Joined("google-ann" + school, "anna" + school));

        assertThat(outcomes(license, renamed, null)).containsExactly("REASON_ADDED");
        ask(license, renamed, null).then().body("after.members", equalTo(1));
        license.synced();
        assertThat(said(license, renamed)).containsExactly("REASON_ADDED");
    }

    @Test
    void X16_one_address_with_two_google_ids_is_forecast_as_two_people() {
        var license = Scene.on(LicenseType.SCHOOL);
        var people = List.of(
                new Joined("google-1" + school, "ann" + school), new Joined("google-2" + school, "ann" + school));

        assertThat(outcomes(license, people, null)).containsExactly("ADDED", "ADDED");
        ask(license, people, null).then().body("after.members", equalTo(2));
        license.synced();
        assertThat(said(license, people)).containsExactly("ADDED", "ADDED");
    }

    @Test
    void X30_whoever_is_named_in_two_parts_is_counted_twice_so_the_asker_names_them_once() {
        var license = Scene.on(LicenseType.SCHOOL);
        var held = ask(license, people("ann"), null).then().extract().<Map<String, Object>>path("after");

        ask(license, people("ann"), held)
                .then()
                .body("people.outcome", equalTo(List.of("ADDED")))
                .body("after.members", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({
        "TEACHER,  R4,  ou-sync-not-on-teacher",
        "DISTRICT, R15, deployed-domain-wide",
        "SCHOOL,   §4,  suspended",
    })
    void R4_R15_section_4_where_the_way_is_closed_everybody_is_refused_by_that_rule(
            LicenseType type, String rule, String what) {
        var license = Scene.on(type);
        if (what.equals("deployed-domain-wide")) {
            license.deployedTo("x.example");
        }
        if (what.equals("suspended")) {
            Acts.suspend(license.licenseId);
        }

        ask(license, people("ann", "bob"), null)
                .then()
                .statusCode(200)
                .body("way", nullValue())
                .body("rule", equalTo(rule))
                .body("people.outcome", equalTo(List.of("REFUSED", "REFUSED")))
                .body("people.rule", everyItem(equalTo(rule)))
                .body("after.members", equalTo(0));
    }

    @Test
    void X30_the_answer_says_why_and_by_the_rows_asked() {
        var license = Scene.on(LicenseType.SCHOOL);

        ask(license, people("ann", "bob"), null)
                .then()
                .statusCode(200)
                .body("way", equalTo("ADDED"))
                .body("rule", equalTo("R8"))
                .body("why", equalTo("Whoever is active under a picked unit is added at once."))
                .body("people.row", equalTo(List.of(10, 11)));
    }

    @Test
    void X30_more_than_one_chunk_keeps_its_rows() {
        var license = Scene.on(LicenseType.SCHOOL);
        var names = IntStream.range(0, 1_203).mapToObj(i -> "student" + i).toArray(String[]::new);

        ask(license, people(names), null)
                .then()
                .body("people.row", equalTo(IntStream.range(10, 1_213).boxed().toList()))
                .body("after.members", equalTo(1_203));
    }

    @Test
    void a_question_without_unit_or_google_id_or_by_a_user_is_refused() {
        var license = Scene.on(LicenseType.SCHOOL);
        var nowhere = body(people("ann"), null);
        nowhere.put("source", null);
        var nobody = body(List.of(), null);
        nobody.put("people", List.of(Map.of("row", 1, "email", "ann" + school)));
        var user = body(people("ann"), null);
        user.put("actor", Scene.user(DANA));
        var list = body(people("ann"), null);
        list.put("method", "CSV");

        assertThat(List.of(nowhere, nobody, user, list))
                .allSatisfy(body -> problem(NamedList.ask(license.licenseId, body), 422, "no-forecast"));
    }

    /** People of all kinds made on a license, and some nobody knows. */
    private List<Joined> seeded(Scene license) {
        Scene.on(LicenseType.SCHOOL).synced().joined("unit-x", "elsewhere" + school);
        license.csv(DANA, "member" + school, "removed" + school, "kept-out" + school);
        license.csv(PAUL, "invited" + school);
        license.remove("removed" + school);
        license.keepOut("kept-out" + school);
        var known = Stream.of("member", "removed", "kept-out", "invited", "elsewhere");
        var news = IntStream.range(0, 8).mapToObj(i -> "new" + i);
        return people(Stream.concat(known, news).toArray(String[]::new));
    }

    private List<Joined> people(String... names) {
        return Stream.of(names)
                .map(name -> new Joined("google-" + name + school, name + school))
                .toList();
    }

    private static List<String> said(Scene license, List<Joined> people) {
        return license
                .answer(new OuMembershipChanged(
                        license.licenseId, Scene.SYNC, UUID.randomUUID(), "unit-a", Scene.stamp(), people, List.of()))
                .stream()
                .map(Scene.Entry::outcome)
                .toList();
    }

    private static List<String> outcomes(Scene license, List<Joined> people, @Nullable Map<String, Object> held) {
        return ask(license, people, held).then().statusCode(200).extract().path("people.outcome");
    }

    private static Response ask(Scene license, List<Joined> people, @Nullable Map<String, Object> held) {
        return NamedList.ask(license.licenseId, body(people, held));
    }

    private static Map<String, @Nullable Object> body(List<Joined> people, @Nullable Map<String, Object> held) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("method", "OU");
        body.put("source", "unit-a");
        body.put("actor", Map.of("role", Actor.Role.SYSTEM));
        body.put("seats", held);
        body.put(
                "people",
                IntStream.range(0, people.size())
                        .mapToObj(i -> Map.of(
                                "row",
                                10 + i,
                                "email",
                                people.get(i).email(),
                                "googleId",
                                people.get(i).googleId()))
                        .toList());
        return body;
    }
}
