package rollbook.kit.testing;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;

/** What every error of every API looks like. */
public final class Problems {
    private Problems() {}

    /** Fails unless the answer is the problem of that slug, as RFC 9457 has it. */
    public static void problem(Response answer, int status, String slug) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + slug))
                .body("status", equalTo(status));
    }
}
