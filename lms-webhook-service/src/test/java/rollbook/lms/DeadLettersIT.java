package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.AppSays.account;
import static rollbook.lms.AppSays.fresh;
import static rollbook.lms.AppSays.opened;
import static rollbook.lms.AppSays.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.licenses.testing.LicenseOwner;
import rollbook.lms.usecase.ForgetOld;

/** A delivery that was proved and that we fail at is kept, and can be seen, and replayed or dropped, by our staff. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(AppParts.class)
class DeadLettersIT {
    private static final String SUE = "sue@rollbook.example";
    private final String id = fresh();
    private final String body = opened("a-" + UUID.randomUUID(), account(UUID.randomUUID()));

    @Inject
    Database database;

    @Inject
    ForgetOld forgetOld;

    @BeforeEach
    void break_the_handling() {
        sql("alter table parked_open rename to parked_open_gone");
    }

    @AfterEach
    void mend() {
        sql("alter table if exists parked_open_gone rename to parked_open");
    }

    @Test
    void it_is_answered_as_taken_kept_sealed_and_handled_once_replayed() {
        send(id, body).then().statusCode(202).body("state", equalTo("DEAD")).body("why", equalTo("FAILED"));
        send(id, body).then().statusCode(202).body("why", equalTo("REPEATED"));
        assertThat(column("body")).isNotEqualTo("null").doesNotContain("accountId");
        assertThat(column("why")).contains("SQLException").doesNotContain("accountId");

        problem(replay(), 409, "delivery-failed-again");
        assertThat(column("tries")).isEqualTo("1");
        mend();
        replay().then().statusCode(200).body("state", equalTo("PARKED")).body("why", equalTo("UNKNOWN"));

        assertThat(column("state")).isEqualTo("PARKED");
        assertThat(column("body")).isEqualTo("null");
        problem(replay(), 404, "not-found");
        handled()
                .body(thisOne() + ".state", equalTo("PARKED"))
                .body(thisOne() + ".handledBy", equalTo(Tokens.account(SUE).toString()))
                .body(thisOne() + ".reason", nullValue());
    }

    @Test
    void dropped_it_is_forgotten_and_who_dropped_it_when_and_why_is_kept() {
        send(id, body);
        var before = Instant.now();

        drop(" Of a course that is gone ").then().statusCode(204);

        assertThat(column("body")).isEqualTo("null");
        problem(drop("again"), 404, "not-found");
        problem(replay(), 404, "not-found");
        send(id, body).then().statusCode(202).body("why", equalTo("REPEATED"));
        var letter = handled()
                .body(thisOne() + ".state", equalTo("IGNORED"))
                .body(thisOne() + ".why", equalTo("DROPPED"))
                .body(thisOne() + ".handledBy", equalTo(Tokens.account(SUE).toString()))
                .body(thisOne() + ".reason", equalTo("Of a course that is gone"))
                .extract();
        assertThat(Instant.parse(letter.path(thisOne() + ".handledAt"))).isAfter(before.minusSeconds(60));
        by(Tokens.of(SUE, "staff"))
                .get("/api/lms/dead-letters?limit=500")
                .then()
                .body(thisOne(), nullValue());
    }

    @Test
    void one_whose_key_is_lost_can_be_dropped_all_the_same() {
        send(id, body);
        database.with(sql -> sql.execute("update delivery set body = 'not to be opened' where key = ?", id));

        drop("its key is lost").then().statusCode(204);
    }

    static Stream<String> noReasons() {
        return Stream.of("", "  ", "x".repeat(501));
    }

    @ParameterizedTest
    @MethodSource("noReasons")
    void without_a_reason_none_is_dropped(String reason) {
        send(id, body);

        problem(drop(reason), 422, "no-reason");
        problem(by(Tokens.of(SUE, "staff")).post(path("/drop")), 400, "malformed-request");
        assertThat(column("state")).isEqualTo("DEAD");
    }

    @Test
    void a_dropped_one_is_listed_for_ninety_days_however_old_it_was() {
        send(id, body);
        drop("old").then().statusCode(204);
        mend();
        var age = "update delivery set received_at = received_at - interval '91 days' where key = ?";
        database.with(sql -> sql.execute(age, id));
        forgetOld.deliveries();
        assertThat(column("why")).isEqualTo("DROPPED");

        database.with(sql ->
                sql.execute("update delivery set handled_at = handled_at - interval '91 days' where key = ?", id));
        forgetOld.deliveries();

        assertThat(School.number("select count(*) from delivery where key = ?", id))
                .isZero();
    }

    @Test
    void staff_see_it_and_nothing_of_what_it_says() {
        send(id, body);

        var list = by(Tokens.of(SUE, "staff")).get("/api/lms/dead-letters?limit=500");

        list.then().statusCode(200).body("items.find { it.id == " + column("id") + " }.kind", equalTo("APP"));
        assertThat(list.asString())
                .contains("assignment.opened")
                .doesNotContain("accountId")
                .doesNotContain(id);
    }

    @Test
    void nobody_else_sees_replays_or_drops_any() {
        send(id, body);
        var stranger = Tokens.of("ann@northfield.example");

        problem(by(stranger).get("/api/lms/dead-letters"), 403, "not-allowed");
        problem(by(stranger).get("/api/lms/dead-letters/handled"), 403, "not-allowed");
        problem(by(stranger).post(path("/replay")), 403, "not-allowed");
        problem(by(stranger).body(Map.of("reason", "x")).post(path("/drop")), 403, "not-allowed");
        problem(RestAssured.given().get("/api/lms/dead-letters"), 401, "not-signed-in");
        assertThat(column("state")).isEqualTo("DEAD");
    }

    private Response replay() {
        return by(Tokens.of(SUE, "staff")).post(path("/replay"));
    }

    private Response drop(String reason) {
        return by(Tokens.of(SUE, "staff")).body(Map.of("reason", reason)).post(path("/drop"));
    }

    private ValidatableResponse handled() {
        return by(Tokens.of(SUE, "staff"))
                .get("/api/lms/dead-letters/handled?limit=500")
                .then()
                .statusCode(200);
    }

    private String thisOne() {
        return "items.find { it.id == " + column("id") + " }";
    }

    private String path(String more) {
        return "/api/lms/dead-letters/" + column("id") + more;
    }

    private static RequestSpecification by(String token) {
        return RestAssured.given().auth().oauth2(token).contentType("application/json");
    }

    private String column(String name) {
        return database.with(
                sql -> sql.select("select coalesce(" + name + "::text, 'null') from delivery where key = ?", id)
                        .mapTo(String.class)
                        .one());
    }

    private void sql(String statement) {
        database.with(sql -> sql.execute(statement));
    }
}
