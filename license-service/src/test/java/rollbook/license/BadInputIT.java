package rollbook.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static rollbook.kit.testing.Problems.problem;
import static rollbook.license.Api.DANA;
import static rollbook.license.Api.as;
import static rollbook.license.Api.asDana;
import static rollbook.license.Api.asStaff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbook.events.LicenseType;
import rollbook.kit.testing.RealParts;
import rollbook.kit.testing.Tokens;

/** Whatever is sent to the license API, the answer is a clear problem and nothing is half done. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class BadInputIT {

    @Test
    void a_token_that_does_not_hold_is_refused() {
        problem(RestAssured.given().get("/api/licenses"), 401, "not-signed-in");
        problem(as(Tokens.expired(DANA)).get("/api/licenses"), 401, "not-signed-in");
        problem(as(Tokens.forAnotherApi(DANA)).get("/api/licenses"), 401, "not-signed-in");
        problem(as(Tokens.unverified(DANA)).get("/api/licenses"), 403, "address-not-verified");
    }

    @ParameterizedTest(name = "{0} is answered {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"name": "N", "type": "SCHOOL"                                                       | 400 | malformed-request
                    {"name": "N", "type": "CAMPUS", "admins": [{"email": "a@x.example"}]}                | 400 | malformed-request
                    {"name": "N", "type": "SCHOOL", "admins": "a@x.example"}                             | 400 | malformed-request
                    {"name": " ", "type": "SCHOOL", "admins": [{"email": "a@x.example"}]}                | 422 | no-name
                    {"name": "N\\u0000", "type": "SCHOOL", "admins": [{"email": "a@x.example"}]}       | 422 | no-name
                    {"name": "N", "admins": [{"email": "a@x.example"}]}                                  | 422 | no-type
                    {"name": "N", "type": "SCHOOL", "admins": []}                                        | 422 | no-admin
                    {"name": "N", "type": "SCHOOL"}                                                      | 422 | no-admin
                    {"name": "N", "type": "SCHOOL", "admins": [null]}                                    | 422 | not-an-email
                    {"name": "N", "type": "SCHOOL", "admins": [{"email": "nobody"}]}                     | 422 | not-an-email
                    {"name": "N", "type": "SCHOOL", "admins": [{"email": "a@x.example"},{"email": "A@X.example"}]} | 422 | admin-named-twice
                    """)
    void an_order_that_cannot_be_carried_out_creates_nothing(String body, int status, String slug) {
        problem(asStaff().body(body).post("/api/licenses"), status, slug);
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        problem(
                asStaff().body("{\"name\": \"" + "N".repeat(1_100_000) + "\"}").post("/api/licenses"),
                413,
                "too-large");
    }

    @Test
    void unknown_ids_and_pages_that_are_none_are_told_apart() {
        var id = Api.create(LicenseType.SCHOOL);

        problem(asStaff().get("/api/licenses/" + UUID.randomUUID()), 404, "not-found");
        problem(asStaff().get("/api/licenses/not-an-id"), 404, "not-found");
        problem(asStaff().put("/api/licenses/" + UUID.randomUUID() + "/admins/a@x.example"), 404, "not-found");
        problem(asDana().get("/api/licenses?cursor=nonsense"), 400, "malformed-request");
        problem(asDana().get("/api/licenses/" + id + "/members?limit=0"), 400, "malformed-request");
        problem(asDana().get("/api/licenses/" + id + "/members?limit=501"), 400, "malformed-request");
        problem(asDana().get("/api/licenses/" + id + "/members?cursor=*"), 400, "malformed-request");
    }

    @Test
    void fifty_identical_orders_at_once_create_one_license() throws Exception {
        var key = UUID.randomUUID().toString();
        var admin = "a" + key + "@x.example";
        var order = Map.of("name", "N", "type", "SCHOOL", "admins", List.of(Map.of("email", admin)));
        Callable<String> post = () -> asStaff()
                .header("Idempotency-Key", key)
                .body(order)
                .post("/api/licenses")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        try (var threads = Executors.newFixedThreadPool(50)) {
            var created = threads.invokeAll(Collections.nCopies(50, post));
            assertThat(created)
                    .extracting(license -> license.get())
                    .containsOnly(created.getFirst().get());
        }

        as(Tokens.of(admin)).get("/api/licenses").then().body("items.size()", equalTo(1));
        problem(
                asStaff()
                        .header("Idempotency-Key", key)
                        .body(Api.order(LicenseType.SCHOOL))
                        .post("/api/licenses"),
                422,
                "idempotency-key-reused");
    }
}
