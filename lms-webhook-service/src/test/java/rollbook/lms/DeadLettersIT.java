package rollbook.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.lms.AppSays.account;
import static rollbook.lms.AppSays.fresh;
import static rollbook.lms.AppSays.opened;
import static rollbook.lms.AppSays.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbook.kit.sql.Database;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;
import rollbook.licenses.testing.LicenseOwner;

/** A delivery that was proved and that we fail at is kept, and can be seen and replayed by our staff. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@QuarkusTestResource(LicenseOwner.class)
@QuarkusTestResource(AppParts.class)
class DeadLettersIT {
    private final String id = fresh();
    private final String body = opened("a-" + UUID.randomUUID(), account(UUID.randomUUID()));

    @Inject
    Database database;

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
    }

    @Test
    void staff_see_it_and_nothing_of_what_it_says() {
        send(id, body);

        var list = by(Tokens.of("sue@rollbook.example", "staff")).get("/api/lms/dead-letters?limit=500");

        list.then().statusCode(200).body("items.find { it.id == " + column("id") + " }.kind", equalTo("APP"));
        assertThat(list.asString())
                .contains("assignment.opened")
                .doesNotContain("accountId")
                .doesNotContain(id);
    }

    @Test
    void nobody_else_sees_or_replays_any() {
        send(id, body);
        var stranger = Tokens.of("ann@northfield.example");

        problem(by(stranger).get("/api/lms/dead-letters"), 403, "not-allowed");
        problem(by(stranger).post("/api/lms/dead-letters/" + column("id") + "/replay"), 403, "not-allowed");
        problem(RestAssured.given().get("/api/lms/dead-letters"), 401, "not-signed-in");
        assertThat(column("state")).isEqualTo("DEAD");
    }

    private Response replay() {
        return by(Tokens.of("sue@rollbook.example", "staff")).post("/api/lms/dead-letters/" + column("id") + "/replay");
    }

    private static RequestSpecification by(String token) {
        return RestAssured.given().auth().oauth2(token);
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
