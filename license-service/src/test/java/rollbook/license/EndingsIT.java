package rollbook.license;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.PAUL;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbook.events.LicenseType;
import rollbook.events.MembershipStatus;
import rollbook.events.OuMembershipChanged.LeaveReason;
import rollbook.events.SourceEnded.Kind;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.license.usecase.EndingForecast;
import rollbook.license.usecase.EndingForecast.Fate;

/** What is forecast of the end of units and syncs is what their end then does, and nothing is done by asking (X5, X30). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class EndingsIT {
    private static final Map<String, Object> SYNC = Map.of("kind", "SYNC", "name", Scene.SYNC.toString());
    private static final Map<String, Object> UNIT_A = Map.of("kind", "UNIT", "name", "unit-a");
    private static final Map<String, Object> UNIT_B = Map.of("kind", "UNIT", "name", "unit-b");

    private final String school = "@" + UUID.randomUUID() + ".example";
    private final String ann = "ann" + school;
    private final String bob = "bob" + school;
    private final String cat = "cat" + school;
    private final String dan = "dan" + school;
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
    void X5_the_answer_says_who_leaves_who_stays_by_what_and_why() {
        license.seats(3);
        license.joined("unit-a", ann, bob);
        license.csv(DANA, bob, cat, dan);

        ask(null, UNIT_A)
                .then()
                .statusCode(200)
                .body("seq", equalTo(5))
                .body("seatsBefore", equalTo(Map.of("limit", 3, "members", 3, "invited", 0, "waiting", 1)))
                .body("freed", equalTo(1))
                .body("next", equalTo(null))
                .body("people.size()", equalTo(2));
        assertThat(fates(null, UNIT_A))
                .extracting(
                        Fate::memberId,
                        Fate::googleId,
                        Fate::email,
                        Fate::before,
                        Fate::after,
                        fate -> fate.keptBy().toString())
                .containsExactlyInAnyOrder(
                        tuple(
                                license.member(ann),
                                "google-" + ann,
                                ann,
                                MembershipStatus.MEMBER,
                                MembershipStatus.REMOVED,
                                "[]"),
                        tuple(
                                license.member(bob),
                                "google-" + bob,
                                bob,
                                MembershipStatus.MEMBER,
                                MembershipStatus.MEMBER,
                                "[CSV]"));
        ask(List.of("google-" + bob), UNIT_A)
                .then()
                .body("people[0].why", startsWith("Added by CSV "))
                .body("people[0].why", endsWith(" by " + DANA + "."));
        ask(List.of("google-" + ann), UNIT_A)
                .then()
                .body("people[0].why", equalTo("No reason is left: OU sync was the last."));
    }

    @Test
    void R14_X5_of_the_end_of_a_sync_everybody_fares_as_forecast() {
        seeded();
        holds(() -> license.end(Kind.SYNC, Scene.SYNC.toString()), null, SYNC);
    }

    @Test
    void section_4_of_a_deselected_unit_everybody_fares_as_forecast() {
        seeded();
        holds(() -> license.end(Kind.UNIT, "unit-a"), null, UNIT_A);
    }

    @Test
    void R14_X5_on_a_frozen_license_the_end_of_a_sync_is_forecast_as_it_happens() {
        seeded();
        Acts.suspend(license.licenseId);
        holds(() -> license.end(Kind.SYNC, Scene.SYNC.toString()), null, SYNC);
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT_UNIT", "DELETED"})
    void R9_of_people_who_leave_a_unit_everybody_fares_as_forecast(LeaveReason reason) {
        seeded();
        var people = List.of("google-" + ann, "google-" + bob, "google-removed" + school, "google-nobody" + school);
        holds(() -> license.left("unit-a", reason, ann, bob), people, UNIT_A);
    }

    @Test
    void section_4_on_a_frozen_license_nobody_leaves_by_a_run_and_it_says_so() {
        license.joined("unit-a", ann);
        Acts.suspend(license.licenseId);

        assertThat(fates(List.of("google-" + ann), UNIT_A)).singleElement().satisfies(fate -> {
            assertThat(fate.after()).isEqualTo(MembershipStatus.MEMBER);
            assertThat(fate.keptBy()).hasToString("[OU]");
            assertThat(fate.why()).contains("expired or suspended");
        });
    }

    @Test
    void section_4_whoever_another_picked_unit_has_stays_by_it_unless_both_end() {
        license.joined("unit-a", ann);
        license.joined("unit-b", ann);

        assertThat(fates(null, UNIT_A)).extracting(Fate::after).containsExactly(MembershipStatus.MEMBER);
        assertThat(fates(null, UNIT_A).getFirst().keptBy()).hasToString("[OU]");
        assertThat(fates(null, UNIT_A, UNIT_B)).extracting(Fate::after).containsExactly(MembershipStatus.REMOVED);
        assertThat(fates(List.of("google-" + ann), UNIT_A, UNIT_B))
                .extracting(Fate::after)
                .containsExactly(MembershipStatus.REMOVED);
    }

    @Test
    void whom_the_unit_does_not_vouch_for_any_more_is_left_out() {
        license.joined("unit-a", ann, bob, cat);
        license.joined("unit-b", dan);
        license.left("unit-a", LeaveReason.LEFT_UNIT, ann);
        license.remove(bob);

        assertThat(fates(null, UNIT_A)).extracting(Fate::email).containsExactly(cat);
        assertThat(fates(googleIds(ann, bob, cat, dan), UNIT_A))
                .extracting(Fate::email)
                .containsExactly(cat);

        license.end(Kind.UNIT, "unit-a");

        assertThat(fates(null, UNIT_A)).isEmpty();
    }

    @Test
    void it_comes_page_by_page_and_everybody_once() {
        var emails = IntStream.range(0, 7).mapToObj(i -> "student" + i + school).toArray(String[]::new);
        license.joined("unit-a", emails);
        license.left("unit-a", LeaveReason.LEFT_UNIT, emails[3]);
        var present =
                Arrays.stream(emails).filter(email -> !email.equals(emails[3])).toArray(String[]::new);

        for (var limit : List.of(1, 2, 3, 7, 8)) {
            assertThat(pages(null, limit)).extracting(Fate::email).containsExactlyInAnyOrder(present);
            assertThat(pages(googleIds(emails), limit)).extracting(Fate::email).containsExactlyInAnyOrder(present);
        }
    }

    @Test
    void X30_a_forecast_writes_nothing() {
        seeded();
        Scene.await(() -> Scene.sql("select 1 from outbox limit 1") == null);
        var before = ForecastIT.stored(license);

        fates(null, SYNC);
        fates(googleIds(ann), UNIT_A);

        assertThat(ForecastIT.stored(license)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"sources\": []}",
                "{\"sources\": [null]}",
                "{\"sources\": [{\"kind\": \"UNIT\"}]}",
                "{\"sources\": [{\"kind\": \"UNIT\", \"name\": \"\"}]}",
                "{\"sources\": [{\"kind\": \"DOMAIN\", \"name\": \"x.example\"}]}",
                "{\"sources\": [{\"kind\": \"UNIT\", \"name\": \"u\"}], \"people\": [null]}",
                "{\"sources\": [{\"kind\": \"UNIT\", \"name\": \"u\"}], \"limit\": 0}",
                "{\"sources\": [{\"kind\": \"UNIT\", \"name\": \"u\"}], \"limit\": 5001}"
            })
    void half_a_question_is_refused(String body) {
        problem(Api.as(Tokens.service()).body(body).post(url(license.licenseId)), 422, "no-ending");
    }

    @Test
    void only_our_services_ask_and_of_no_license_there_is_nothing_to_know() {
        var body = Map.of("sources", List.of(UNIT_A));
        Api.asStaff().body(body).post(url(license.licenseId)).then().statusCode(403);
        problem(Api.as(Tokens.service()).body(body).post(url(UUID.randomUUID())), 404, "not-found");
    }

    /** People who came by the sync and otherwise, were taken off, and wait. */
    private void seeded() {
        license.joined("unit-a", ann, bob, "removed" + school, "kept-out" + school, "in-both" + school);
        license.joined("unit-b", cat, "in-both" + school);
        license.csv(DANA, bob);
        license.csv(PAUL, dan);
        license.remove("removed" + school);
        license.keepOut("kept-out" + school);
        license.joined("unit-a", "kept-out" + school);
        license.seats(6);
        license.joined("unit-a", "late" + school, "later" + school);
        license.joined("unit-b", "last" + school);
        license.csv(DANA, "later" + school);
        assertThat(license.status("later" + school)).isEqualTo("WAITING");
    }

    /** Who is named fares as forecast, but that a freed seat goes to who waits; of the others nothing becomes but that. */
    private void holds(Runnable end, @Nullable List<String> people, Map<?, ?>... sources) {
        var before = statuses();
        var taken = taken();
        var answer = page(people, null, null, sources);
        assertThat(answer.people()).isNotEmpty();

        end.run();

        var forecast = new HashMap<>(before);
        answer.people().forEach(fate -> {
            assertThat(fate.before()).hasToString(before.get(fate.memberId().toString()));
            forecast.put(fate.memberId().toString(), fate.after().name());
        });
        var seated = new HashMap<String, String>();
        statuses().forEach((member, status) -> {
            if (!status.equals(forecast.get(member))) {
                seated.put(member, forecast.get(member) + " " + status);
            }
        });
        assertThat(seated.values()).containsOnly("WAITING MEMBER");
        assertThat(taken()).isEqualTo(taken - answer.freed() + seated.size());
    }

    private Map<String, String> statuses() {
        List<Map<String, Object>> items = Api.asDana()
                .get(
                        "/api/licenses/" + license.licenseId
                                + "/members?limit=100&status=MEMBER&status=WAITING&status=INVITED&status=REMOVED&status=KEPT_OUT")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream()
                .collect(toMap(item -> (String) item.get("memberId"), item -> (String) item.get("status")));
    }

    private int taken() {
        return Acts.license(license.licenseId).extract().path("seats.taken");
    }

    private List<Fate> pages(@Nullable List<String> people, int limit) {
        var fates = new ArrayList<Fate>();
        var page = page(people, null, limit, UNIT_A);
        fates.addAll(page.people());
        while (page.next() != null) {
            page = page(people, page.next(), limit, UNIT_A);
            fates.addAll(page.people());
        }
        return fates;
    }

    private List<Fate> fates(@Nullable List<String> people, Map<?, ?>... sources) {
        return page(people, null, null, sources).people();
    }

    private EndingForecast page(
            @Nullable List<String> people, @Nullable UUID cursor, @Nullable Integer limit, Map<?, ?>... sources) {
        var body = body(people, sources);
        body.put("cursor", cursor);
        body.put("limit", limit);
        return post(body).then().statusCode(200).extract().as(EndingForecast.class);
    }

    private Response ask(@Nullable List<String> people, Map<?, ?>... sources) {
        return post(body(people, sources));
    }

    private Response post(Map<String, @Nullable Object> body) {
        return Api.as(Tokens.service()).body(body).post(url(license.licenseId));
    }

    private static Map<String, @Nullable Object> body(@Nullable List<String> people, Map<?, ?>... sources) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("sources", List.of(sources));
        body.put("people", people);
        return body;
    }

    private static List<String> googleIds(String... emails) {
        return Arrays.stream(emails).map(email -> "google-" + email).toList();
    }

    private static String url(UUID licenseId) {
        return "/internal/licenses/" + licenseId + "/endings";
    }
}
