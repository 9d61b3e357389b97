package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.license.usecase.ForgetPlans;

/** A plan shows what another number of seats would do; its commit does that or says who would fare otherwise (X30). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SeatPlansIT {
    @Inject
    ForgetPlans forgetPlans;

    @Test
    void X30_a_plan_to_raise_shows_who_is_seated_and_who_still_waits_and_changes_nothing() {
        var license = full(1, "ann@x.example", "zoe@x.example", "bob@x.example", "cat@x.example");

        plan(license, 3)
                .body("now", equalTo(1))
                .body("after", equalTo(3))
                .body("taken", equalTo(1))
                .body("over", equalTo(0))
                .body("waiting.now", equalTo(3))
                .body("waiting.after", equalTo(1))
                .body("seated.position", contains(1, 2))
                .body("seated.email", contains("zoe@x.example", "bob@x.example"))
                .body("stillWaiting.position", contains(3))
                .body("stillWaiting.email", contains("cat@x.example"));

        Acts.license(license.licenseId).body("seats.limit", equalTo(1)).body("seats.waiting", equalTo(3));
    }

    @Test
    void X30_a_plan_to_lower_shows_how_many_are_over_and_unseats_nobody() {
        var license = full(3, "ann@x.example", "bob@x.example", "cat@x.example", "dan@x.example");

        plan(license, 1)
                .body("taken", equalTo(3))
                .body("over", equalTo(2))
                .body("waiting.after", equalTo(1))
                .body("seated", empty())
                .body("stillWaiting.email", contains("dan@x.example"));
    }

    @Test
    void X30_a_plan_names_the_first_hundred_of_each_and_counts_them_all() {
        var people = IntStream.range(0, 231)
                .mapToObj(i -> "p" + (1000 + i) + "@x.example")
                .toArray(String[]::new);
        var license = full(1, people);

        var plan = plan(license, 111)
                .body("waiting.after", equalTo(120))
                .body("seated", hasSize(100))
                .body("stillWaiting", hasSize(100))
                .body("stillWaiting[0].position", equalTo(111));

        commit(license, 111, plan).then().statusCode(200).body("seats.waiting", equalTo(120));
    }

    @Test
    void X30_a_plan_to_lift_the_limit_is_committed_as_shown() {
        var license = full(1, "ann@x.example", "bob@x.example");
        var plan = plan(license, null).body("after", nullValue()).body("seated", hasSize(1));

        commit(license, null, plan).then().statusCode(200).body("seats.waiting", equalTo(0));
    }

    @Test
    void X30_a_plan_is_used_once() {
        var license = full(1, "ann@x.example", "bob@x.example");
        var plan = plan(license, 2);

        commit(license, 2, plan).then().statusCode(200).body("seats.members", equalTo(2));

        problem(commit(license, 2, plan), 409, "plan-used");
    }

    @Test
    void X30_a_plan_is_bound_to_who_made_it_to_its_license_and_to_its_number() {
        var license = full(1, "ann@x.example", "bob@x.example");
        var plan = plan(license, 2);
        var body = Map.of("seats", 2, "planId", plan.extract().<String>path("planId"));

        problem(
                as(Tokens.of("other@rollbook.example", "staff"))
                        .body(body)
                        .put("/api/licenses/" + license.licenseId + "/seats"),
                409,
                "plan-of-another");
        problem(Acts.put(Api.create(LicenseType.SCHOOL), "seats", body), 404, "no-such-plan");
        problem(commit(license, 3, plan), 409, "plan-for-other-seats");
        Acts.license(license.licenseId).body("seats.limit", equalTo(1));
    }

    @Test
    void X30_a_plan_lives_24_hours() {
        var license = full(1, "ann@x.example", "bob@x.example");
        var plan = plan(license, 2);
        Scene.sql("update plan set created_at = created_at - interval '24 hours' where id = '"
                + plan.extract().path("planId") + "'");

        problem(commit(license, 2, plan), 410, "plan-expired");
    }

    @Test
    void X30_a_plan_is_forgotten_some_days_after_nobody_may_commit_it_any_longer() {
        var license = full(1, "ann@x.example", "bob@x.example");
        var plan = plan(license, 2);
        Scene.sql("update plan set created_at = created_at - interval '7 days' where id = '"
                + plan.extract().path("planId") + "'");

        forgetPlans.forget();

        problem(commit(license, 2, plan), 404, "no-such-plan");
    }

    @Test
    void X30_who_was_shown_waiting_and_would_be_seated_is_a_difference() {
        var license = full(1, "ann@x.example", "bob@x.example", "cat@x.example");
        var plan = plan(license, 2);
        license.remove("ann@x.example"); // bob has her seat

        problem(commit(license, 2, plan), 409, "plan-outdated");

        commit(license, 2, plan)
                .then()
                .body("rule", equalTo("X30"))
                .body("people.email", contains("cat@x.example"))
                .body("people.shown", contains("WAITING"))
                .body("people.now", contains("SEATED"));
        Acts.license(license.licenseId).body("seats.limit", equalTo(1));
        assertThat(license.status("cat@x.example")).isEqualTo("WAITING");
    }

    @Test
    void X30_who_was_shown_seated_and_would_wait_is_a_difference_also_when_they_went_and_came_back() {
        var license = full(1, "ann@x.example", "bob@x.example", "cat@x.example");
        var plan = plan(license, 2);
        license.remove("bob@x.example");
        license.email(DANA, "bob@x.example"); // last now

        commit(license, 2, plan)
                .then()
                .statusCode(409)
                .body("people.email", contains("cat@x.example", "bob@x.example"))
                .body("people.shown", contains("WAITING", "SEATED"))
                .body("people.now", contains("SEATED", "WAITING"));
    }

    @Test
    void X30_whoever_was_shown_seated_and_is_by_now_does_not_stop_a_commit() {
        var license = full(1, "ann@x.example", "bob@x.example", "cat@x.example");
        var plan = plan(license, 3);
        Acts.seats(license.licenseId, 2); // bob is seated by another act

        commit(license, 3, plan).then().statusCode(200).body("seats.members", equalTo(3));
    }

    @Test
    void X30_what_changes_nothing_for_anybody_shown_does_not_stop_a_commit() {
        var license = full(3, "ann@x.example");
        var plan = plan(license, 1).body("over", equalTo(0));
        license.email(DANA, "bob@x.example"); // a member, who stays one

        commit(license, 1, plan).then().statusCode(200).body("seats.taken", equalTo(2));

        assertThat(license.status("bob@x.example")).isEqualTo("MEMBER");
    }

    private static Scene full(int seats, String... people) {
        var license = Scene.of(Acts.create(LicenseType.SCHOOL, Map.of("seats", seats)));
        license.email(DANA, people);
        return license;
    }

    private static ValidatableResponse plan(Scene license, @Nullable Integer seats) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("seats", seats);
        return asStaff()
                .body(body)
                .post("/api/licenses/" + license.licenseId + "/seats/plan")
                .then()
                .statusCode(201);
    }

    private static Response commit(Scene license, @Nullable Integer seats, ValidatableResponse plan) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("seats", seats);
        body.put("planId", plan.extract().path("planId"));
        return Acts.put(license.licenseId, "seats", body);
    }
}
